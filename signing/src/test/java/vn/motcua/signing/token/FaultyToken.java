package vn.motcua.signing.token;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** A driver that does as SoftHSM does, except where it is told to fail; it needs a C compiler. */
final class FaultyToken {

    private final Path folder;
    private final Path library;
    private long generation;

    private FaultyToken(Path folder, Path library) {
        this.folder = folder;
        this.library = library;
    }

    /** Compiles the driver; its reader's keypad enters the PIN given. */
    static Compiled compile(String keypadPin, Path folder) throws IOException {
        return compiled(keypadPin, folder, List.of());
    }

    /** Compiles the driver so that its structures lie as on Windows. */
    static Compiled compileWithWindowsLayout(String keypadPin, Path folder) throws IOException {
        return compiled(keypadPin, folder, List.of("-DWINDOWS_LAYOUT"));
    }

    private static Compiled compiled(String keypadPin, Path folder, List<String> more) throws IOException {
        Files.createDirectories(folder);
        copy("faults.h", folder);
        Path library = folder.resolve("faulty.so");
        List<String> command = new ArrayList<>(List.of("gcc", "-shared", "-fPIC", "-o", library.toString()));
        command.add("-DKEYPAD_PIN=\"" + keypadPin + "\"");
        command.add(copy("faulty.c", folder).toString());
        command.add("-ldl");
        command.addAll(more);
        SoftHsm.output(new ProcessBuilder(command).redirectErrorStream(true), "gcc");
        return new Compiled(library);
    }

    /** The compiled driver, of which each use takes a copy with a state of its own. */
    record Compiled(Path library) {

        FaultyToken before(SoftHsm softHsm, Path folder) throws IOException {
            softHsm.loadedAnew(folder);
            return new FaultyToken(folder, Files.copy(library, folder.resolve("faulty.so")));
        }
    }

    private static Path copy(String source, Path folder) throws IOException {
        Path target = folder.resolve(source);
        try (InputStream in = FaultyToken.class.getResourceAsStream(source)) {
            Files.copy(Objects.requireNonNull(in), target);
        }
        return target;
    }

    private Path faultsFile() {
        return folder.resolve("faults");
    }

    private Path journalFile() {
        return folder.resolve("journal");
    }

    Path library() {
        return library;
    }

    /** Replaces what goes wrong from now on: {@code "C_Sign 32"}, {@code "C_Sign:pull 2 1"}; see faults.h. */
    void faults(String... lines) throws IOException {
        generation++;
        List<String> written = new ArrayList<>(List.of("generation " + Long.toHexString(generation) + " 0"));
        written.addAll(List.of(lines));
        Path draft = Files.write(folder.resolve("faults.new"), written);
        Files.move(draft, faultsFile(), StandardCopyOption.ATOMIC_MOVE);
    }

    long calls(String function) throws IOException {
        return Files.exists(journalFile()) ? Collections.frequency(Files.readAllLines(journalFile()), function) : 0;
    }
}
