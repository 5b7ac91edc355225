package vn.motcua.signing.token.driver;

import java.nio.file.Path;
import java.time.Duration;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * How drivers are searched for and tried.
 *
 * @param catalogue the names and folders to search; default {@link DriverCatalogue#bundled()}
 * @param timeLimit how long one driver may take, from 0.1 seconds to 10 minutes; default 20 seconds, of which starting
 *     a Java process takes the first
 * @param java the program that starts a Java process; default the one of this process
 * @param classPath the class path with this SDK and JNA for that process; default the one of this process. It has to
 *     be given where classes come from jars within a jar
 */
public record DriverOptions(DriverCatalogue catalogue, Duration timeLimit, Path java, String classPath) {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Refuses a time limit out of its range. */
    public DriverOptions {
        if (timeLimit.compareTo(SHORTEST) < 0 || timeLimit.compareTo(LONGEST) > 0) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "timeLimit", timeLimit.toString(), SHORTEST + " to " + LONGEST);
        }
    }

    /**
     * Returns the defaults: the bundled catalogue, 20 seconds, and this process's own Java and class path.
     *
     * @return the options
     */
    public static DriverOptions defaults() {
        OperatingSystem system = OperatingSystem.of(System.getProperty("os.name", ""));
        Path java = Path.of(
                System.getProperty("java.home", ""), "bin", system == OperatingSystem.WINDOWS ? "java.exe" : "java");
        return new DriverOptions(
                DriverCatalogue.bundled(), Duration.ofSeconds(20), java, ProbeClassPath.ofThisProcess());
    }

    /**
     * Replaces the catalogue.
     *
     * @param catalogue the names and folders to search
     * @return new options
     */
    public DriverOptions withCatalogue(DriverCatalogue catalogue) {
        return new DriverOptions(catalogue, timeLimit, java, classPath);
    }

    /**
     * Replaces the time limit.
     *
     * @param timeLimit how long one driver may take
     * @return new options
     * @throws InvalidInputException INVALID_VALUE if it is shorter than 0.1 seconds or longer than 10 minutes
     */
    public DriverOptions withTimeLimit(Duration timeLimit) {
        return new DriverOptions(catalogue, timeLimit, java, classPath);
    }

    /**
     * Replaces the program that starts a Java process.
     *
     * @param java the path of {@code java} or {@code java.exe}, of the same width as this process
     * @return new options
     */
    public DriverOptions withJava(Path java) {
        return new DriverOptions(catalogue, timeLimit, java, classPath);
    }

    /**
     * Replaces the class path of that process.
     *
     * @param classPath jars and folders, separated as the system separates them
     * @return new options
     */
    public DriverOptions withClassPath(String classPath) {
        return new DriverOptions(catalogue, timeLimit, java, classPath);
    }
}
