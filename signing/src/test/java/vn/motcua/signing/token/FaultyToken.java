package vn.motcua.signing.token;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** A driver that does as SoftHSM does, except where it is told to fail; it needs a C compiler. */
final class FaultyToken {

    private final Path folder;
    private final Path library;

    private FaultyToken(Path folder, Path library) {
        this.folder = folder;
        this.library = library;
    }

    /** Compiles the driver; its reader's keypad enters the PIN given. */
    static FaultyToken before(SoftHsm softHsm, String keypadPin, Path folder) throws IOException {
        Path source = folder.resolve("faulty.c");
        try (InputStream in = FaultyToken.class.getResourceAsStream("faulty.c")) {
            Files.copy(Objects.requireNonNull(in), source);
        }
        Path library = folder.resolve("faulty.so");
        FaultyToken token = new FaultyToken(folder, library);
        List<String> command = List.of(
                "gcc",
                "-shared",
                "-fPIC",
                "-o",
                library.toString(),
                define("TARGET", softHsm.library()),
                define("CONF", softHsm.configuration()),
                define("FAULTS", token.faults()),
                define("JOURNAL", token.journalFile()),
                define("KEYPAD_PIN", keypadPin),
                source.toString(),
                "-ldl");
        SoftHsm.output(new ProcessBuilder(command).redirectErrorStream(true), "gcc");
        return token;
    }

    private static String define(String name, Object value) {
        return "-D" + name + "=\"" + value + "\"";
    }

    private Path faults() {
        return folder.resolve("faults");
    }

    private Path journalFile() {
        return folder.resolve("journal");
    }

    Path library() {
        return library;
    }

    /** Replaces what goes wrong from now on, for instance {@code "C_Sign 32"}. */
    void faults(String... lines) throws IOException {
        Files.write(faults(), List.of(lines));
    }

    long calls(String function) throws IOException {
        return Files.exists(journalFile()) ? Collections.frequency(Files.readAllLines(journalFile()), function) : 0;
    }
}
