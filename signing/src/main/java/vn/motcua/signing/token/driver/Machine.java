package vn.motcua.signing.token.driver;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the search depends on: the system, the processor the Java runtime is made for, the environment, and where the
 * file system begins.
 *
 * @param system the operating system
 * @param architecture what this Java runtime is made for, which is not always what the machine has
 * @param environment the environment variables
 * @param root a folder that stands for the root of the file system, or null for the machine's own
 */
record Machine(
        OperatingSystem system,
        Architecture architecture,
        Map<String, String> environment,
        @Nullable Path root) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");
    private static final Pattern DRIVE = Pattern.compile("^([A-Za-z]):");

    static Machine ofThisProcess() {
        return new Machine(
                OperatingSystem.of(System.getProperty("os.name", "")),
                Architecture.of(System.getProperty("os.arch", ""), System.getProperty("sun.arch.data.model", "")),
                System.getenv(),
                null);
    }

    /** Fills in the variables; empty if one is not set, as {@code ProgramFiles(x86)} on a 32-bit Windows. */
    Optional<List<String>> segments(String place) {
        Matcher variable = VARIABLE.matcher(place);
        StringBuilder filled = new StringBuilder();
        while (variable.find()) {
            String value = variable(variable.group(1));
            if (value.isBlank()) {
                return Optional.empty();
            }
            variable.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        variable.appendTail(filled);
        String separator = system == OperatingSystem.WINDOWS ? "[/\\\\]+" : "/+";
        return Optional.of(List.of(filled.toString().split(separator)));
    }

    private String variable(String name) {
        if (system != OperatingSystem.WINDOWS) {
            return environment.getOrDefault(name, "");
        }
        Map<String, String> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ignoringCase.putAll(environment);
        return ignoringCase.getOrDefault(name, "");
    }

    /** The folder an absolute place begins at; its first segment is empty or a drive. */
    Path start(String firstSegment) {
        Path base = root;
        if (base == null) {
            return Path.of(firstSegment + "/");
        }
        Matcher drive = DRIVE.matcher(firstSegment);
        return drive.find() ? base.resolve(drive.group(1).toUpperCase(Locale.ROOT)) : base;
    }
}
