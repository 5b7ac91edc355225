package vn.motcua.indicator;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.procedure.Basis;
import vn.motcua.procedure.Validity;

/**
 * A dated set of metrics and headline rates.
 *
 * <p>{@link #observed2026()} is {@code qd766-2026-observed}: the metrics of Decision 766/QĐ-TTg of 23 June 2022 as the
 * national portal scored them in 2026. Its formulas were worked out from published scores and are explanations;
 * <em>the portal's own score is the official one</em>. Instances are immutable.
 *
 * @param name the name
 * @param validity the days on which it was observed or is in force
 * @param basis what it rests on
 * @param source where it comes from
 * @param groups the groups, in order
 * @param metrics the metrics, in order
 * @param headlines the headline rates, in order
 */
public record ScoringScheme(
        String name,
        Validity validity,
        Basis basis,
        String source,
        List<MetricGroup> groups,
        List<Metric> metrics,
        List<HeadlineRate> headlines) {

    /**
     * Copies the lists and checks that they fit together.
     *
     * @throws InvalidInputException if a code stands twice or a metric names a group that is not there
     */
    public ScoringScheme {
        groups = List.copyOf(groups);
        metrics = List.copyOf(metrics);
        headlines = List.copyOf(headlines);
        Set<String> codes = new HashSet<>();
        Stream.of(
                        groups.stream().map(MetricGroup::code),
                        metrics.stream().map(Metric::code),
                        headlines.stream().map(HeadlineRate::code))
                .flatMap(it -> it)
                .filter(code -> !codes.add(code))
                .findFirst()
                .ifPresent(code -> {
                    throw new InvalidInputException(FailureCode.INVALID_VALUE, "code", code + " twice", "each once");
                });
        Set<String> known = groups.stream().map(MetricGroup::code).collect(Collectors.toSet());
        for (Metric metric : metrics) {
            if (!known.contains(metric.group())) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE, "group of " + metric.code(), metric.group(), "one of " + known);
            }
        }
    }

    /**
     * Returns the scheme of Decision 766/QĐ-TTg as observed in 2026.
     *
     * @return the scheme {@code qd766-2026-observed}
     */
    public static ScoringScheme observed2026() {
        return ScoringSchemeResource.bundled("qd766-2026-observed.tsv");
    }

    /**
     * Returns one metric.
     *
     * @param code its code
     * @return the metric, or empty if the scheme has none of that code
     */
    public Optional<Metric> metric(String code) {
        return metrics.stream().filter(metric -> metric.code().equals(code)).findFirst();
    }
}
