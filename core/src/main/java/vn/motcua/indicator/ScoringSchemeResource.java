package vn.motcua.indicator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.procedure.Basis;
import vn.motcua.procedure.Validity;

/** Reads a scheme from its table; a line that it does not understand is an error and never skipped. */
final class ScoringSchemeResource {

    private static final Pattern TAB = Pattern.compile("\t");

    private final List<List<String>> schemes = new ArrayList<>();
    private final List<MetricGroup> groups = new ArrayList<>();
    private final List<Metric> metrics = new ArrayList<>();
    private final List<HeadlineRate> headlines = new ArrayList<>();

    private ScoringSchemeResource() {}

    static ScoringScheme bundled(String name) {
        try (InputStream in = ScoringSchemeResource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new ResourceException(
                        FailureCode.PART_MISSING, "reading a scoring scheme", name + " is not in the SDK's jar", null);
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, "reading a scoring scheme", name + " failed", e);
        }
    }

    static ScoringScheme read(Reader source) throws IOException {
        ScoringSchemeResource table = new ScoringSchemeResource();
        BufferedReader reader = new BufferedReader(source);
        int number = 1;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                table.add(List.of(TAB.split(line, -1)), number);
            }
            number++;
        }
        return table.scheme();
    }

    private void add(List<String> cells, int number) {
        try {
            switch (cells.get(0) + " " + cells.size()) {
                case "scheme 6" -> schemes.add(cells);
                case "group 5" ->
                    groups.add(new MetricGroup(cells.get(1), new BigDecimal(cells.get(2)), label(cells, 3)));
                case "metric 11" -> metrics.add(metric(cells));
                case "rate 6" ->
                    headlines.add(new HeadlineRate(
                            cells.get(1), Count.valueOf(cells.get(2)), Count.valueOf(cells.get(3)), label(cells, 4)));
                default -> throw malformed(number, null);
            }
        } catch (IllegalArgumentException e) {
            throw malformed(number, e);
        }
    }

    private static Metric metric(List<String> cells) {
        return new Metric(
                cells.get(1),
                cells.get(2),
                Count.valueOf(cells.get(3)),
                Count.valueOf(cells.get(4)),
                new BigDecimal(cells.get(5)),
                new BigDecimal(cells.get(6)),
                Metric.Cap.valueOf(cells.get(7)),
                Metric.WhenNothing.valueOf(cells.get(8)),
                label(cells, 9));
    }

    private static Label label(List<String> cells, int from) {
        return new Label(cells.get(from), cells.get(from + 1));
    }

    private ScoringScheme scheme() {
        if (schemes.size() != 1) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "scheme", schemes.size() + " lines", "one line that names the scheme");
        }
        List<String> cells = schemes.get(0);
        try {
            Validity validity = new Validity(LocalDate.parse(cells.get(2)), LocalDate.parse(cells.get(3)));
            return new ScoringScheme(
                    cells.get(1), validity, Basis.valueOf(cells.get(4)), cells.get(5), groups, metrics, headlines);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "reading a scoring scheme", "its days or basis are not legal", e);
        }
    }

    private static InvalidInputException malformed(int number, @Nullable Throwable cause) {
        return new InvalidInputException(
                FailureCode.INVALID_VALUE,
                "reading a scoring scheme",
                "line " + number + " is none of: scheme, group, metric, rate with all its cells",
                cause);
    }
}
