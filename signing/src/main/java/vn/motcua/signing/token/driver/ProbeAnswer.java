package vn.motcua.signing.token.driver;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.motcua.signing.token.TokenFlag;
import vn.motcua.signing.token.TokenInfo;

/**
 * What a probe left behind: what it wrote, and how it ended.
 *
 * @param output all it wrote, the driver's own words among it
 * @param lines the lines that are ours
 * @param exit its exit code, empty if it was ended for taking too long
 */
record ProbeAnswer(String output, List<ProbeLine> lines, Optional<Integer> exit) {

    private static final Pattern FATAL = Pattern.compile("(?m)^#\\s+([A-Z_]{4,40}) \\(0x[0-9a-f]+\\) at pc");
    private static final Pattern FRAME = Pattern.compile("(?m)^# C\\s+\\[(.{1,80})]");

    static ProbeAnswer of(String word, String output, Optional<Integer> exit) {
        try {
            return new ProbeAnswer(output, ProbeLine.read(word, output), exit);
        } catch (IllegalArgumentException e) {
            return new ProbeAnswer(output, List.of(), exit); // an escape that is none
        }
    }

    DriverFinding finding(DriverCandidate candidate, Duration limit) {
        Optional<String> failure =
                first(ProbeLine.Kind.FAILED).map(line -> line.values().get(0));
        if (failure.isPresent()) {
            return new DriverFinding.NotLoadable(candidate, failure.get());
        }
        if (first(ProbeLine.Kind.DONE).isPresent()) {
            return listed(candidate);
        }
        if (exit.isEmpty()) {
            return new DriverFinding.TimedOut(candidate, limit, listedTokens());
        }
        return exit.get() == 0 && !output.isBlank()
                ? new DriverFinding.Garbled(candidate)
                : new DriverFinding.Crashed(candidate, ending(exit.get()));
    }

    private Optional<ProbeLine> first(ProbeLine.Kind kind) {
        return lines.stream().filter(line -> line.kind() == kind).findFirst();
    }

    private DriverFinding listed(DriverCandidate candidate) {
        try {
            List<DriverToken> tokens = tokens();
            return tokens.isEmpty()
                    ? new DriverFinding.NoToken(candidate)
                    : new DriverFinding.Usable(candidate, tokens);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return new DriverFinding.Garbled(candidate);
        }
    }

    private List<DriverToken> listedTokens() {
        return first(ProbeLine.Kind.LISTED).isPresent() ? tokens() : List.of();
    }

    private List<DriverToken> tokens() {
        List<TokenInfo> tokens = new ArrayList<>();
        for (ProbeLine line : lines) {
            if (line.kind() == ProbeLine.Kind.TOKEN) {
                List<String> v = line.values();
                tokens.add(new TokenInfo(v.get(0), v.get(1), v.get(2), v.get(3), flags(v.get(4))));
            }
        }
        return IntStream.range(0, tokens.size())
                .mapToObj(number -> new DriverToken(tokens.get(number), certificates(number)))
                .toList();
    }

    private static Set<TokenFlag> flags(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(TokenFlag::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<CertificatePeriod> certificates(int number) {
        return lines.stream()
                .filter(line -> line.kind() == ProbeLine.Kind.CERTIFICATE)
                .map(ProbeLine::values)
                .filter(values -> values.get(0).equals(String.valueOf(number)))
                .map(values -> new CertificatePeriod(Instant.parse(values.get(1)), Instant.parse(values.get(2))))
                .toList();
    }

    /** The Java runtime names the signal and the place before it dies; a driver that ends the process says nothing. */
    private String ending(int code) {
        Matcher fatal = FATAL.matcher(output);
        if (!fatal.find()) {
            return "it ended with code " + code + " before it answered";
        }
        Matcher frame = FRAME.matcher(output);
        return fatal.group(1) + (frame.find() ? " in " + frame.group(1) : "");
    }
}
