package vn.motcua.signing.token;

import java.io.File;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * How the process of a {@link TokenHost} is run.
 *
 * @param java the {@code java} program; default that of this process
 * @param classPath where the process finds this library and what it needs; default the class and module path of this
 *     process. An application packed into one jar with jars inside names its unpacked jars here
 * @param answerTimeout how long the driver may take for one answer, the keypad of a reader included but neither the
 *     {@link PinSource} nor the start of the process; then the process is ended. Default two minutes
 * @param random where the mark comes from that tells answers from what a driver prints; default a secure one
 */
public record TokenHostOptions(Path java, List<Path> classPath, Duration answerTimeout, SecureRandom random) {

    /**
     * Makes the options.
     *
     * @throws InvalidInputException INVALID_VALUE if the time-out is not more than zero
     */
    public TokenHostOptions {
        classPath = List.copyOf(classPath);
        if (answerTimeout.isZero() || answerTimeout.isNegative()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "answerTimeout", answerTimeout.toString(), "more than zero");
        }
    }

    /**
     * Returns the defaults: this process's Java and class path, two minutes for an answer.
     *
     * @return the options
     */
    public static TokenHostOptions defaults() {
        Path java = Path.of(System.getProperty("java.home"), "bin", isWindows() ? "java.exe" : "java");
        List<Path> classPath = Stream.concat(
                        paths(System.getProperty("java.class.path", "")),
                        paths(System.getProperty("jdk.module.path", "")).flatMap(TokenHostOptions::modules))
                .toList();
        return new TokenHostOptions(java, classPath, Duration.ofMinutes(2), new SecureRandom());
    }

    /** An entry of a module path is a module or a folder of modules. */
    private static Stream<Path> modules(Path entry) {
        File[] jars = entry.toFile().listFiles((folder, name) -> name.endsWith(".jar"));
        return jars == null || jars.length == 0
                ? Stream.of(entry)
                : Stream.of(jars).map(File::toPath);
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private static Stream<Path> paths(String joined) {
        return Stream.of(joined.split(File.pathSeparator))
                .filter(path -> !path.isEmpty())
                .map(path -> Path.of(path).toAbsolutePath());
    }

    /**
     * Replaces the {@code java} program.
     *
     * @param program the program
     * @return new options
     */
    public TokenHostOptions withJava(Path program) {
        return new TokenHostOptions(program, classPath, answerTimeout, random);
    }

    /**
     * Replaces the class path.
     *
     * @param entries jars and folders
     * @return new options
     */
    public TokenHostOptions withClassPath(List<Path> entries) {
        return new TokenHostOptions(java, entries, answerTimeout, random);
    }

    /**
     * Replaces the time for an answer.
     *
     * @param timeout more than zero
     * @return new options
     */
    public TokenHostOptions withAnswerTimeout(Duration timeout) {
        return new TokenHostOptions(java, classPath, timeout, random);
    }

    /** A small process that writes nothing when it crashes: its memory may hold a PIN. */
    List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-CreateCoredumpOnCrash",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:ErrorFile=" + (isWindows() ? "NUL" : "/dev/null"),
                "-cp"));
        command.add(String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        command.add(TokenHostMain.class.getName());
        return command;
    }

    byte[] freshMark() {
        byte[] mark = new byte[HostWire.MARK];
        random.nextBytes(mark);
        return mark;
    }
}
