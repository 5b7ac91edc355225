package vn.motcua.indicator;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * What was counted in one scope. Instances are immutable.
 *
 * <pre>{@code
 * Counts counts = tally.counts(Scope.all(Period.year(2024)));
 * counts.ratio(Count.ONLINE, Count.RECEIVED).percent(2);
 * }</pre>
 */
public final class Counts {

    /** The most that one count may be when it is given: a million million. */
    public static final long MOST = 1_000_000_000_000L;

    private final Map<Count, Long> values;

    Counts(MonthCounts sum) {
        values = new EnumMap<>(Count.class);
        Arrays.stream(Count.values()).forEach(count -> values.put(count, sum.get(count)));
    }

    private Counts(Map<Count, Long> counted) {
        values = new EnumMap<>(Count.class);
        Arrays.stream(Count.values()).forEach(count -> values.put(count, counted.getOrDefault(count, 0L)));
    }

    /**
     * Takes counts that were made elsewhere or kept.
     *
     * @param counted the counts, each 0 to {@link #MOST}; one that is not among them is 0
     * @return the counts
     * @throws InvalidInputException if one is out of range
     */
    public static Counts of(Map<Count, Long> counted) {
        counted.forEach((count, value) -> {
            if (value < 0 || value > MOST) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE, count.name(), Long.toString(value), "0 to " + MOST);
            }
        });
        return new Counts(counted);
    }

    /**
     * Returns one count.
     *
     * @param count which
     * @return 0 or more
     */
    public long get(Count count) {
        return values.getOrDefault(count, 0L);
    }

    /**
     * Returns one count over another.
     *
     * @param numerator what goes above
     * @param denominator what goes below
     * @return the ratio
     */
    public Ratio ratio(Count numerator, Count denominator) {
        return new Ratio(get(numerator), get(denominator));
    }

    /**
     * Returns how often each answer was given.
     *
     * @return the answers as shares, in the order of {@link Satisfaction}
     */
    public SatisfactionShares satisfaction() {
        return new SatisfactionShares(List.of(
                get(Count.VERY_SATISFIED),
                get(Count.SATISFIED),
                get(Count.NORMAL),
                get(Count.DISSATISFIED),
                get(Count.VERY_DISSATISFIED)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counts that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Returns the counts by name. */
    @Override
    public String toString() {
        return "Counts" + values;
    }
}
