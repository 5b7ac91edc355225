package vn.motcua.signing.token.driver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;

/**
 * Tries drivers, each in a process of its own.
 *
 * @param options the time limit and how a Java process is started
 */
record DriverProbe(DriverOptions options) {

    private static final String ATTEMPTED = "try a token driver in a process of its own";

    /** A driver that writes more is ended. */
    private static final int MOST_OUTPUT = 1 << 18;

    private static final long GRACE_MILLIS = 2000;

    DriverFinding probe(DriverCandidate candidate) {
        Path folder = newFolder();
        try {
            return answer(folder, candidate.library()).finding(candidate, options.timeLimit());
        } finally {
            delete(folder);
        }
    }

    /** The folder takes what a dying process leaves behind. */
    private static Path newFolder() {
        try {
            return Files.createTempDirectory("motcua-probe");
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.OUTPUT_NOT_WRITABLE, ATTEMPTED, "the folder for temporary files is not writable", e);
        }
    }

    private static void delete(Path folder) {
        SearchFolder.entries(folder, "*").forEach(DriverProbe::deleteOne);
        deleteOne(folder);
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It lies in the folder for temporary files, which the system empties.
        }
    }

    private ProbeAnswer answer(Path folder, Path library) {
        // The folder's name is new each time, so that nothing a driver is used to print can be taken for our lines.
        String word = String.valueOf(folder.getFileName());
        Process process = start(folder);
        Output output = new Output(process);
        output.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write((word + "\n" + library + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It has died already: its exit code tells more.
        }
        try {
            boolean ended = process.waitFor(options.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
            end(process);
            output.join(GRACE_MILLIS);
            return ProbeAnswer.of(word, output.text(), ended ? Optional.of(process.exitValue()) : Optional.empty());
        } catch (InterruptedException e) {
            end(process);
            Thread.currentThread().interrupt();
            throw new ResourceException(FailureCode.TIMED_OUT, ATTEMPTED, "the thread was interrupted", e);
        }
    }

    private Process start(Path folder) {
        try {
            return new ProcessBuilder(command())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.PART_MISSING, ATTEMPTED, "the program " + options.java() + " cannot be started", e);
        }
    }

    private List<String> command() {
        return List.of(
                options.java().toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:-UsePerfData",
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                options.classPath(),
                ProbeMain.class.getName());
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Reads what a process writes, so that it never waits for us, up to a limit. */
    private static final class Output extends Thread {

        private final Process process;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private Output(Process process) {
            super("motcua-probe-output");
            this.process = process;
            setDaemon(true);
        }

        @Override
        public void run() {
            byte[] buffer = new byte[8192];
            try (InputStream in = process.getInputStream()) {
                int read = in.read(buffer);
                while (read >= 0 && bytes.size() < MOST_OUTPUT) {
                    bytes.write(buffer, 0, read);
                    read = in.read(buffer);
                }
            } catch (IOException e) {
                // The process has been ended: what was read is the answer.
            }
            end(process);
        }

        private String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
