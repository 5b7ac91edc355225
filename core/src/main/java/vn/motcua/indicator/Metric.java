package vn.motcua.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * One row of a scoring scheme: what is divided by what, and how many points that gives.
 *
 * <p>Below the target the points grow in proportion; at the target they reach the maximum. Instances are immutable.
 *
 * @param code the code, of the portal's interface where one was observed
 * @param group the code of the group it belongs to
 * @param numerator what goes above
 * @param denominator what goes below
 * @param maximum the most points; 0 for a row that only informs and gets no score
 * @param target the ratio that earns the maximum, above 0 and at most 1
 * @param cap whether the maximum binds
 * @param whenNothing what a denominator of 0 earns
 * @param label the names that are shown to people
 */
public record Metric(
        String code,
        String group,
        Count numerator,
        Count denominator,
        BigDecimal maximum,
        BigDecimal target,
        Cap cap,
        WhenNothing whenNothing,
        Label label) {

    /** Whether the declared maximum binds. */
    public enum Cap {
        /** It does. */
        BINDING,
        /** Unsettled by what was observed: {@link ScoringOptions#withUncapped} lifts it. */
        UNSETTLED
    }

    /** What a row earns when there was nothing to count. */
    public enum WhenNothing {
        /** No score: what the portal does was not observed. */
        NO_SCORE,
        /** Zero points, as observed. */
        ZERO,
        /** All points, as observed. */
        MAXIMUM
    }

    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if the maximum is negative or the target not above 0 and at most 1
     */
    public Metric {
        if (maximum.signum() < 0) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "maximum of " + code, maximum.toPlainString(), "0 or more");
        }
        if (target.signum() <= 0 || target.compareTo(BigDecimal.ONE) > 0) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "target of " + code, target.toPlainString(), "above 0 and at most 1");
        }
    }

    /**
     * Says whether the row only informs.
     *
     * @return true if it gets no score
     */
    public boolean isInformation() {
        return maximum.signum() == 0;
    }

    /**
     * Computes the points.
     *
     * @param ratio the ratio
     * @param options which maxima are lifted and which rows are skipped
     * @param decimals digits after the point, rounded half up once, at the end
     * @return the points; empty for a row that only informs, or where a denominator of 0 earns no score
     */
    public Optional<BigDecimal> score(Ratio ratio, ScoringOptions options, int decimals) {
        if (isInformation()) {
            return Optional.empty();
        }
        BigDecimal most = maximum.setScale(decimals, RoundingMode.HALF_UP);
        if (options.skipped().contains(code)) {
            return Optional.of(most);
        }
        boolean lifted = cap == Cap.UNSETTLED && options.uncapped().contains(code);
        return ratio.times(maximum, target, decimals)
                .map(points -> lifted ? points : points.min(most))
                .or(() -> whenNothing(most, decimals));
    }

    private Optional<BigDecimal> whenNothing(BigDecimal most, int decimals) {
        return switch (whenNothing) {
            case NO_SCORE -> Optional.empty();
            case ZERO -> Optional.of(BigDecimal.ZERO.setScale(decimals));
            case MAXIMUM -> Optional.of(most);
        };
    }
}
