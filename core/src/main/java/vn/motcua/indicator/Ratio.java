package vn.motcua.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * A numerator over a denominator, both kept. Where nothing was there to count, there is no value, which is not zero.
 *
 * <p>Instances are immutable.
 *
 * <pre>{@code
 * new Ratio(29_839, 31_329).percent(2);  // 95.24
 * }</pre>
 *
 * @param numerator 0 or more; it may exceed the denominator where sources disagree
 * @param denominator 0 or more
 */
public record Ratio(long numerator, long denominator) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if one is negative
     */
    public Ratio {
        positive("numerator", numerator);
        positive("denominator", denominator);
    }

    /**
     * Returns the percentage.
     *
     * @param decimals digits after the point, rounded half up; 0 to 9
     * @return the percentage, or empty if the denominator is 0
     */
    public Optional<BigDecimal> percent(int decimals) {
        return times(HUNDRED, BigDecimal.ONE, decimals);
    }

    /** Multiplies and divides before it rounds, so that it rounds once. */
    Optional<BigDecimal> times(BigDecimal factor, BigDecimal divisor, int decimals) {
        if (denominator == 0) {
            return Optional.empty();
        }
        return Optional.of(BigDecimal.valueOf(numerator)
                .multiply(factor)
                .divide(BigDecimal.valueOf(denominator).multiply(divisor), decimals, RoundingMode.HALF_UP));
    }

    private static void positive(String field, long value) {
        if (value < 0) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, field, Long.toString(value), "0 or more");
        }
    }
}
