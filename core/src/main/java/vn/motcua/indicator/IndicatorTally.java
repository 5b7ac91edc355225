package vn.motcua.indicator;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.motcua.agency.AgencyCode;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * What was counted, for every agency and month. Tallies of parts merge into the tally of the whole, in any order.
 *
 * <p>Merging is associative and commutative, and {@link #empty} changes nothing; so parts may be counted by several
 * threads or machines. Agencies are kept in their normal spelling. Instances are immutable and may be shared between
 * threads.
 *
 * <pre>{@code
 * IndicatorTally whole = january.merge(february);
 * Counts counts = whole.counts(Scope.all(Period.quarter(2024, 1)));
 * }</pre>
 */
public final class IndicatorTally {

    private final CountingOptions options;
    private final ProcedureNumbers numbers = new ProcedureNumbers();
    private final Map<AgencyCode, AgencyCounts> agencies = new TreeMap<>(Comparator.comparing(AgencyCode::value));

    private IndicatorTally(CountingOptions options) {
        this.options = options;
    }

    static IndicatorTally of(CountingOptions options, Map<AgencyCode, AgencyCounts> counted) {
        IndicatorTally tally = new IndicatorTally(options);
        tally.addAll(counted);
        return tally;
    }

    /**
     * Returns the tally of nothing.
     *
     * @param options how the others are counted
     * @return the tally
     */
    public static IndicatorTally empty(CountingOptions options) {
        return new IndicatorTally(options);
    }

    /**
     * Puts a tally together again out of its {@link #parts()}. It equals the tally they come from, and merges like it.
     *
     * @param options how they were counted
     * @param parts what was counted, each agency once
     * @return the tally
     * @throws InvalidInputException if an agency stands twice
     */
    public static IndicatorTally of(CountingOptions options, List<AgencyTally> parts) {
        AgencyTally.requireOnce(
                "agency", parts.stream().map(AgencyTally::agency).toList());
        IndicatorTally tally = new IndicatorTally(options);
        parts.forEach(part -> tally.agencies.put(part.agency(), part.counts(tally.numbers)));
        return tally;
    }

    /**
     * Takes the tally apart, to be kept or sent: of every agency what was counted, month by month.
     *
     * @return the parts, in the order of {@link #agencies()}
     */
    public List<AgencyTally> parts() {
        return agencies.entrySet().stream()
                .map(entry -> AgencyTally.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * Adds up two tallies of different facts.
     *
     * @param other the other tally, counted by the same options
     * @return the tally of both
     * @throws InvalidInputException if the other was counted by other options
     */
    public IndicatorTally merge(IndicatorTally other) {
        if (!options.equals(other.options)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "tally", "one counted by other options", "tallies of the same options");
        }
        IndicatorTally sum = of(options, agencies);
        sum.addAll(other.agencies);
        return sum;
    }

    private void addAll(Map<AgencyCode, AgencyCounts> more) {
        more.forEach((agency, counts) -> agencies.computeIfAbsent(agency.normal(), none -> new AgencyCounts(numbers))
                .addAll(counts));
    }

    /**
     * Returns how everything was counted.
     *
     * @return the options
     */
    public CountingOptions options() {
        return options;
    }

    /**
     * Returns the agencies of which something was counted.
     *
     * @return their normal spellings, in order
     */
    public List<AgencyCode> agencies() {
        return List.copyOf(agencies.keySet());
    }

    /**
     * Returns the months in which something was counted.
     *
     * @return the months, in order
     */
    public List<YearMonth> months() {
        TreeSet<YearMonth> months = new TreeSet<>();
        agencies.values().forEach(counts -> months.addAll(counts.months().keySet()));
        return List.copyOf(months);
    }

    /**
     * Adds up what a report is about. Procedures of two agencies count for each.
     *
     * @param scope the agencies and months
     * @return the counts
     */
    public Counts counts(Scope scope) {
        MonthCounts sum = new MonthCounts(numbers);
        agencies.forEach((agency, counts) -> {
            if (scope.holds(agency)) {
                sum.addAll(counts.sum(scope));
            }
        });
        return new Counts(sum);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IndicatorTally that && options.equals(that.options) && agencies.equals(that.agencies);
    }

    @Override
    public int hashCode() {
        return 31 * options.hashCode() + agencies.hashCode();
    }

    /** Returns how many agencies and months there are. */
    @Override
    public String toString() {
        return "IndicatorTally[" + agencies.size() + " agencies, " + months().size() + " months]";
    }
}
