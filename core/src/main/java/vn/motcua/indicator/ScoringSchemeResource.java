package vn.motcua.indicator;

import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.internal.table.TableRow;
import vn.motcua.internal.table.TableText;
import vn.motcua.procedure.Basis;
import vn.motcua.procedure.Validity;

/** Reads a scheme from its table; a line that it does not understand is an error and never skipped. */
final class ScoringSchemeResource {

    private static final List<String> NAMES = List.of("vietnamese", "english");
    private static final List<String> SCHEME = List.of("kind", "name", "first day", "last day", "basis", "source");
    private static final List<String> GROUP = withNames("kind", "code", "maximum");
    private static final List<String> METRIC =
            withNames("kind", "code", "group", "numerator", "denominator", "maximum", "target", "cap", "when nothing");
    private static final List<String> RATE = withNames("kind", "code", "numerator", "denominator");

    private final List<TableRow> schemes = new ArrayList<>();
    private final List<MetricGroup> groups = new ArrayList<>();
    private final List<Metric> metrics = new ArrayList<>();
    private final List<HeadlineRate> headlines = new ArrayList<>();

    private ScoringSchemeResource() {}

    static ScoringScheme bundled(String name) {
        return read(TableText.bundled(ScoringSchemeResource.class, name));
    }

    static ScoringScheme read(Reader source) throws IOException {
        return read(TableText.read("scoring scheme", source));
    }

    private static ScoringScheme read(TableText text) {
        ScoringSchemeResource table = new ScoringSchemeResource();
        text.tabSeparated().forEach(table::add);
        return table.scheme();
    }

    private static List<String> withNames(String... columns) {
        return Stream.concat(Stream.of(columns), NAMES.stream()).toList();
    }

    private void add(TableRow row) {
        switch (row.cells().get(0)) {
            case "scheme" -> schemes.add(row.named(SCHEME));
            case "group" -> groups.add(group(row.named(GROUP)));
            case "metric" -> metrics.add(metric(row.named(METRIC)));
            case "rate" -> headlines.add(rate(row.named(RATE)));
            default -> throw row.illegal(0, "scheme, group, metric or rate");
        }
    }

    private static MetricGroup group(TableRow row) {
        return new MetricGroup(row.required(1), row.decimal(2), label(row, 3));
    }

    private static Metric metric(TableRow row) {
        return new Metric(
                row.required(1),
                row.required(2),
                row.constant(3, Count.values()),
                row.constant(4, Count.values()),
                row.decimal(5),
                row.decimal(6),
                row.constant(7, Metric.Cap.values()),
                row.constant(8, Metric.WhenNothing.values()),
                label(row, 9));
    }

    private static HeadlineRate rate(TableRow row) {
        return new HeadlineRate(
                row.required(1), row.constant(2, Count.values()), row.constant(3, Count.values()), label(row, 4));
    }

    private static Label label(TableRow row, int from) {
        return new Label(row.required(from), row.required(from + 1));
    }

    private ScoringScheme scheme() {
        if (schemes.size() != 1) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "scheme", schemes.size() + " lines", "one line that names the scheme");
        }
        TableRow row = schemes.get(0);
        LocalDate first = row.date(2);
        LocalDate last = row.date(3);
        if (last.isBefore(first)) {
            throw row.illegal(3, "a day not before " + first);
        }
        return new ScoringScheme(
                row.required(1),
                new Validity(first, last),
                row.constant(4, Basis.values()),
                row.required(5),
                groups,
                metrics,
                headlines);
    }
}
