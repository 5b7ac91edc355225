package vn.motcua.benchmarks.harness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a caller chose of the options of a bench. Instances are immutable. */
public final class Choices {

    private final Map<String, Long> values;

    private Choices(Map<String, Long> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Reads {@code --name N} pairs.
     *
     * @param options what may be chosen
     * @param arguments the pairs
     * @return the choices, with the usual value of every option that was not given
     * @throws UsageException if an option is not known, comes without a number, or has one that is not legal
     */
    public static Choices parse(List<Option> options, List<String> arguments) {
        Map<String, Long> values = new HashMap<>();
        options.forEach(option -> values.put(option.name(), option.usual()));
        for (int i = 0; i < arguments.size(); i += 2) {
            Option option = find(options, arguments.get(i));
            String given = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            values.put(option.name(), number(option, given));
        }
        return new Choices(values);
    }

    /**
     * Returns what counts for an option.
     *
     * @param option one of the bench's options
     * @return the number
     */
    public long get(Option option) {
        return values.getOrDefault(option.name(), option.usual());
    }

    private static Option find(List<Option> options, String argument) {
        return options.stream()
                .filter(option -> argument.equals("--" + option.name()))
                .findFirst()
                .orElseThrow(() -> new UsageException("unknown option " + argument));
    }

    private static long number(Option option, String given) {
        try {
            long value = Long.parseLong(given);
            if (value >= option.least() && value <= option.most()) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw notLegal(option, given, e);
        }
        throw notLegal(option, given, null);
    }

    private static UsageException notLegal(Option option, String given, @Nullable Throwable cause) {
        return new UsageException(
                "--" + option.name() + " takes a whole number from " + option.least() + " to " + option.most()
                        + ", got \"" + given + "\"",
                cause);
    }
}
