package vn.motcua.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.indicator.CountingOptions;
import vn.motcua.indicator.IndicatorReport;
import vn.motcua.indicator.IndicatorTable;
import vn.motcua.indicator.IndicatorTally;
import vn.motcua.indicator.Period;
import vn.motcua.indicator.Ratio;
import vn.motcua.indicator.Scope;
import vn.motcua.indicator.ScoringOptions;
import vn.motcua.indicator.ScoringScheme;
import vn.motcua.json.IndicatorRecords;

/** The indicators of a file of dossiers. */
@Command(
        name = "indicators",
        description =
                "Count the indicators of Decision 766 and the headline rates of a file of facts, one JSON object on"
                        + " each line.",
        footer = {
            "",
            "The formulas are those observed on the national portal in 2026; the portal's own score is the official one.",
            "Reports: everything together, then each month, then each agency."
        })
final class IndicatorsCommand implements Callable<Integer> {

    private static final int THREADS = 2;

    @Parameters(paramLabel = "FILE", description = "The file, NDJSON in UTF-8.")
    private Path file;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "When to judge what goes on, ISO 8601 with an offset (now).")
    private @Nullable OffsetDateTime asOf;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Instant moment = asOf == null ? Now.clock().instant() : asOf.toInstant();
        IndicatorTally tally = IndicatorRecords.tally(file, CountingOptions.at(moment), THREADS);
        List<IndicatorReport> reports = reports(tally);
        json.print(spec.commandLine().getOut(), () -> text(reports), document -> fill(document, moment, reports));
        return ExitCode.DONE;
    }

    private static List<IndicatorReport> reports(IndicatorTally tally) {
        List<YearMonth> months = tally.months();
        if (months.isEmpty()) {
            return List.of();
        }
        Period all = new Period(months.get(0), months.get(months.size() - 1));
        ScoringScheme scheme = ScoringScheme.observed2026();
        return Stream.of(
                        Stream.of(Scope.all(all)),
                        months.stream().map(month -> Scope.all(Period.month(month))),
                        tally.agencies().stream().map(agency -> Scope.of(agency, all)))
                .flatMap(it -> it)
                .map(scope -> IndicatorReport.of(tally, scope, scheme, ScoringOptions.defaults()))
                .toList();
    }

    private static void fill(ObjectNode document, Instant moment, List<IndicatorReport> reports) {
        document.put("asOf", moment.toString());
        document.set(
                "reports",
                JsonMapper.shared()
                        .valueToTree(reports.stream().map(IndicatorTable::plain).toList()));
    }

    private static String text(List<IndicatorReport> reports) {
        if (reports.isEmpty()) {
            return "Không có hồ sơ nào.";
        }
        List<String> lines = new ArrayList<>();
        IndicatorReport whole = reports.get(0);
        lines.add(whole.scheme() + "  " + whole.scope().period());
        whole.metrics()
                .forEach(result -> lines.add(line(
                        result.metric().label().vietnamese(),
                        result.ratio(),
                        shown(result.score()) + " / "
                                + result.metric().maximum().toPlainString())));
        whole.groups()
                .forEach(result -> lines.add(String.format(
                        Locale.ROOT,
                        "%-52s %47s / %s",
                        result.group().code() + " " + result.group().label().vietnamese(),
                        shown(result.score()),
                        result.group().maximum().toPlainString())));
        whole.headlines().forEach(result -> lines.add(line(result.rate().label().vietnamese(), result.ratio(), "")));
        reports.stream().skip(1).forEach(report -> lines.add(summary(report)));
        return String.join(System.lineSeparator(), lines);
    }

    private static String summary(IndicatorReport report) {
        String name = report.scope()
                .agency()
                .map(Object::toString)
                .orElse(report.scope().period().toString());
        return line(name, report.headline("RATE_ONLINE").ratio(), shown(report.score()));
    }

    private static String line(String name, Ratio ratio, String score) {
        return String.format(
                        Locale.ROOT,
                        "%-52s %11d / %-11d %8s %%  %12s",
                        name,
                        ratio.numerator(),
                        ratio.denominator(),
                        shown(ratio.percent(IndicatorReport.DECIMALS)),
                        score)
                .stripTrailing();
    }

    private static String shown(Optional<BigDecimal> value) {
        return value.map(BigDecimal::toPlainString).orElse("-");
    }
}
