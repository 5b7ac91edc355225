package vn.motcua.signing.token.driver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Compiles token drivers that work or misbehave as told; needs a C compiler. */
final class Stub {

    private Stub() {}

    /** Compiles a driver with macros, for instance {@code BEHAVIOUR=CRASHES}. */
    static Path compiled(Path library, String... macros) throws IOException {
        Files.createDirectories(library.getParent());
        Path source = library.resolveSibling(library.getFileName() + ".c");
        try (InputStream in = Stub.class.getResourceAsStream("stub.c")) {
            Files.copy(Objects.requireNonNull(in), source);
        }
        List<String> command = new ArrayList<>(List.of("gcc", "-shared", "-fPIC", "-O0", "-o", library.toString()));
        for (String macro : macros) {
            command.add("-D" + macro);
        }
        command.addAll(List.of(source.toString(), "-ldl"));
        run(command.toArray(String[]::new));
        return library;
    }

    /** A macro whose value is a text. */
    static String text(String name, Object value) {
        return name + "=\"" + value + "\"";
    }

    static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (InputStream out = process.getInputStream()) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command[0] + " failed: " + said);
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
