package vn.motcua.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reports as a table for spreadsheets, and as plain values for JSON.
 *
 * <pre>{@code
 * Files.writeString(file, IndicatorTable.csv(List.of(report)));
 * }</pre>
 */
public final class IndicatorTable {

    private static final List<String> COLUMNS = List.of(
            "period",
            "agency",
            "kind",
            "group",
            "code",
            "name",
            "numerator",
            "denominator",
            "percent",
            "maximum",
            "score");
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private IndicatorTable() {}

    /**
     * Writes reports as CSV (RFC 4180: comma, CRLF, quotes doubled), a header first, one line for each metric and rate.
     * Text that a spreadsheet would take for a formula gets an apostrophe before it. What has no value is an empty cell.
     *
     * @param reports the reports, in the order of the lines
     * @return the text; write it as UTF-8
     */
    public static String csv(List<IndicatorReport> reports) {
        StringBuilder text = new StringBuilder(line(COLUMNS));
        for (IndicatorReport report : reports) {
            String period = report.scope().period().toString();
            String agency = report.scope().agency().map(Object::toString).orElse("");
            List<String> start = List.of(period, agency);
            report.metrics().forEach(result -> text.append(line(row(start, result))));
            report.headlines().forEach(result -> text.append(line(row(start, result))));
        }
        return text.toString();
    }

    private static List<String> row(List<String> start, IndicatorReport.MetricResult result) {
        Metric metric = result.metric();
        List<String> cells = new ArrayList<>(start);
        cells.addAll(
                List.of("metric", metric.group(), metric.code(), metric.label().vietnamese()));
        cells.addAll(numbers(result.ratio()));
        cells.addAll(List.of(metric.maximum().toPlainString(), text(result.score())));
        return cells;
    }

    private static List<String> row(List<String> start, IndicatorReport.RateResult result) {
        HeadlineRate rate = result.rate();
        List<String> cells = new ArrayList<>(start);
        cells.addAll(List.of("rate", "", rate.code(), rate.label().vietnamese()));
        cells.addAll(numbers(result.ratio()));
        cells.addAll(List.of("", ""));
        return cells;
    }

    private static List<String> numbers(Ratio ratio) {
        return List.of(
                Long.toString(ratio.numerator()),
                Long.toString(ratio.denominator()),
                text(ratio.percent(IndicatorReport.DECIMALS)));
    }

    private static String text(Optional<BigDecimal> value) {
        return value.map(BigDecimal::toPlainString).orElse("");
    }

    static String line(List<String> cells) {
        return cells.stream().map(IndicatorTable::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        boolean formula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
        String safe = formula ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /**
     * Returns a report as maps, lists, text and numbers, for whoever writes JSON. What has no value is null.
     *
     * @param report the report
     * @return the fields in a stable order
     */
    public static Map<String, @Nullable Object> plain(IndicatorReport report) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("scheme", report.scheme());
        fields.put("period", report.scope().period().toString());
        fields.put("agency", report.scope().agency().map(Object::toString).orElse(null));
        fields.put("score", report.score().orElse(null));
        fields.put("groups", report.groups().stream().map(IndicatorTable::plain).toList());
        fields.put(
                "metrics", report.metrics().stream().map(IndicatorTable::plain).toList());
        fields.put(
                "rates", report.headlines().stream().map(IndicatorTable::plain).toList());
        fields.put("satisfaction", satisfaction(report.satisfaction()));
        return fields;
    }

    private static Map<String, @Nullable Object> plain(IndicatorReport.GroupResult result) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("code", result.group().code());
        fields.put("name", result.group().label().vietnamese());
        fields.put("maximum", result.group().maximum());
        fields.put("score", result.score().orElse(null));
        fields.put("withoutScore", result.withoutScore());
        return fields;
    }

    private static Map<String, @Nullable Object> plain(IndicatorReport.MetricResult result) {
        Metric metric = result.metric();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("code", metric.code());
        fields.put("group", metric.group());
        fields.put("name", metric.label().vietnamese());
        putRatio(fields, result.ratio());
        fields.put("maximum", metric.maximum());
        fields.put("score", result.score().orElse(null));
        return fields;
    }

    private static Map<String, @Nullable Object> plain(IndicatorReport.RateResult result) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("code", result.rate().code());
        fields.put("name", result.rate().label().vietnamese());
        putRatio(fields, result.ratio());
        return fields;
    }

    private static void putRatio(Map<String, @Nullable Object> fields, Ratio ratio) {
        fields.put("numerator", ratio.numerator());
        fields.put("denominator", ratio.denominator());
        fields.put("percent", ratio.percent(IndicatorReport.DECIMALS).orElse(null));
    }

    private static Map<String, @Nullable Object> satisfaction(SatisfactionShares shares) {
        List<BigDecimal> percentages = shares.percentages(IndicatorReport.DECIMALS);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        List<Satisfaction> answers = List.of(Satisfaction.values());
        for (int i = 0; i < answers.size(); i++) {
            Map<String, @Nullable Object> share = new LinkedHashMap<>();
            share.put("votes", shares.votes().get(i));
            share.put("percent", percentages.isEmpty() ? null : percentages.get(i));
            fields.put(answers.get(i).name(), share);
        }
        return fields;
    }
}
