package vn.motcua.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The indicators of one scope: every metric with numerator, denominator, maximum and score, the groups, and the headline
 * rates.
 *
 * <p>What could not be counted has no value and no score, which is not the same as zero. Scores and percentages have two
 * digits after the point, rounded half up. Instances are immutable.
 *
 * <pre>{@code
 * IndicatorReport report = IndicatorReport.of(tally, Scope.all(Period.year(2024)), ScoringScheme.observed2026(),
 *         ScoringOptions.defaults());
 * report.metric("ONLINE_FILING").score();  // 6.00
 * }</pre>
 *
 * @param scheme the name of the scheme
 * @param scope the agencies and months
 * @param metrics the metrics, in the order of the scheme
 * @param groups the groups, in the order of the scheme
 * @param headlines the headline rates, in the order of the scheme
 * @param satisfaction how often each answer was given
 */
public record IndicatorReport(
        String scheme,
        Scope scope,
        List<MetricResult> metrics,
        List<GroupResult> groups,
        List<RateResult> headlines,
        SatisfactionShares satisfaction) {

    /** Digits after the point of scores and percentages. */
    public static final int DECIMALS = 2;

    /** Copies the lists. */
    public IndicatorReport {
        metrics = List.copyOf(metrics);
        groups = List.copyOf(groups);
        headlines = List.copyOf(headlines);
    }

    /**
     * One metric of a report.
     *
     * @param metric the metric
     * @param ratio what was counted
     * @param score the points; empty where there is no score
     */
    public record MetricResult(Metric metric, Ratio ratio, Optional<BigDecimal> score) {}

    /**
     * One group of a report.
     *
     * @param group the group
     * @param score the sum of the scores of its metrics; empty if none has one
     * @param withoutScore the codes of its metrics that have a maximum and no score, so that the sum leaves them out
     */
    public record GroupResult(MetricGroup group, Optional<BigDecimal> score, List<String> withoutScore) {

        /** Copies the list. */
        public GroupResult {
            withoutScore = List.copyOf(withoutScore);
        }
    }

    /**
     * One headline rate of a report.
     *
     * @param rate the rate
     * @param ratio what was counted
     */
    public record RateResult(HeadlineRate rate, Ratio ratio) {}

    /**
     * Makes the report of a scope.
     *
     * @param tally what was counted
     * @param scope the agencies and months
     * @param scheme the metrics
     * @param options what is unsettled about the scores
     * @return the report
     */
    public static IndicatorReport of(IndicatorTally tally, Scope scope, ScoringScheme scheme, ScoringOptions options) {
        Counts counts = tally.counts(scope);
        List<MetricResult> metrics = new ArrayList<>();
        for (Metric metric : scheme.metrics()) {
            Ratio ratio = counts.ratio(metric.numerator(), metric.denominator());
            metrics.add(new MetricResult(metric, ratio, metric.score(ratio, options, DECIMALS)));
        }
        return new IndicatorReport(
                scheme.name(),
                scope,
                metrics,
                scheme.groups().stream().map(group -> sum(group, metrics)).toList(),
                scheme.headlines().stream()
                        .map(rate -> new RateResult(rate, counts.ratio(rate.numerator(), rate.denominator())))
                        .toList(),
                counts.satisfaction());
    }

    private static GroupResult sum(MetricGroup group, List<MetricResult> metrics) {
        List<MetricResult> own = metrics.stream()
                .filter(result -> result.metric().group().equals(group.code()))
                .toList();
        return new GroupResult(
                group,
                scores(own).reduce(BigDecimal::add),
                own.stream()
                        .filter(result ->
                                result.score().isEmpty() && !result.metric().isInformation())
                        .map(result -> result.metric().code())
                        .toList());
    }

    private static Stream<BigDecimal> scores(List<MetricResult> metrics) {
        return metrics.stream().map(MetricResult::score).flatMap(Optional::stream);
    }

    /**
     * Returns one metric.
     *
     * @param code its code
     * @return the metric with what was counted
     * @throws InvalidInputException if the scheme has none of that code
     */
    public MetricResult metric(String code) {
        return metrics.stream()
                .filter(result -> result.metric().code().equals(code))
                .findFirst()
                .orElseThrow(() -> unknown(code));
    }

    /**
     * Returns one headline rate.
     *
     * @param code its code
     * @return the rate with what was counted
     * @throws InvalidInputException if the scheme has none of that code
     */
    public RateResult headline(String code) {
        return headlines.stream()
                .filter(result -> result.rate().code().equals(code))
                .findFirst()
                .orElseThrow(() -> unknown(code));
    }

    /**
     * Returns the sum of all scores.
     *
     * @return the points; empty if nothing has a score. Metrics without a score are left out, see
     *     {@link GroupResult#withoutScore()}
     */
    public Optional<BigDecimal> score() {
        return scores(metrics).reduce(BigDecimal::add);
    }

    private InvalidInputException unknown(String code) {
        return new InvalidInputException(FailureCode.INVALID_VALUE, "code", code, "a code of " + scheme);
    }
}
