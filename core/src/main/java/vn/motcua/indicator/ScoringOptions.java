package vn.motcua.indicator;

import java.util.HashSet;
import java.util.Set;

/**
 * What is unsettled about the scores and therefore a setting.
 *
 * <p>Defaults: every declared maximum binds, and no row is skipped. Instances are immutable.
 *
 * @param uncapped codes of metrics whose maximum does not bind; it takes effect only where the scheme marks the cap as
 *     {@link Metric.Cap#UNSETTLED}
 * @param skipped codes of rows that do not apply, to a commune for instance; such a row earns its maximum, which is the
 *     rule that was told of communes and is inferred for the rest
 */
public record ScoringOptions(Set<String> uncapped, Set<String> skipped) {

    /** Copies the sets. */
    public ScoringOptions {
        uncapped = Set.copyOf(uncapped);
        skipped = Set.copyOf(skipped);
    }

    /**
     * Returns the defaults.
     *
     * @return the options
     */
    public static ScoringOptions defaults() {
        return new ScoringOptions(Set.of(), Set.of());
    }

    /**
     * Returns these options with one more maximum lifted.
     *
     * @param code the code of the metric
     * @return new options
     */
    public ScoringOptions withUncapped(String code) {
        return new ScoringOptions(with(uncapped, code), skipped);
    }

    /**
     * Returns these options with one more row skipped.
     *
     * @param code the code of the metric
     * @return new options
     */
    public ScoringOptions withSkipped(String code) {
        return new ScoringOptions(uncapped, with(skipped, code));
    }

    private static Set<String> with(Set<String> codes, String code) {
        Set<String> more = new HashSet<>(codes);
        more.add(code);
        return more;
    }
}
