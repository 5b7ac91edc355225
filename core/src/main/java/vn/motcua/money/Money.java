package vn.motcua.money;

import java.util.Locale;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * An amount in whole Vietnamese đồng, never negative.
 *
 * <p>The đồng has no minor unit in circulation, so an amount is a whole number; what a gateway puts on its wire
 * (for instance the amount times one hundred) is that gateway's business. Amounts are immutable and may be shared
 * between threads. Arithmetic that would leave the range 0 to {@link #MAX_DONG} throws an
 * {@link InvalidInputException} with {@link FailureCode#INVALID_VALUE}.
 *
 * <pre>{@code
 * Money twoPages = Money.ofDong(2_000).times(2);
 * twoPages.dong();      // 4000
 * twoPages.toString();  // "4.000 VND"
 * }</pre>
 *
 * @param dong the amount in đồng, 0 to {@link #MAX_DONG}
 */
public record Money(long dong) implements Comparable<Money> {

    /** The largest amount: 10<sup>15</sup> đồng, above every public fee and far below what a {@code long} holds. */
    public static final long MAX_DONG = 1_000_000_000_000_000L;

    /** Nothing owed. */
    public static final Money ZERO = new Money(0);

    /**
     * Checks the range.
     *
     * @throws InvalidInputException if {@code dong} is negative or above {@link #MAX_DONG}
     */
    public Money {
        if (dong < 0 || dong > MAX_DONG) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "amount", Long.toString(dong), "0 to " + MAX_DONG + " đồng");
        }
    }

    /**
     * Returns the amount of that many đồng.
     *
     * @param dong the amount in đồng, 0 to {@link #MAX_DONG}
     * @return the amount
     */
    public static Money ofDong(long dong) {
        return dong == 0 ? ZERO : new Money(dong);
    }

    /**
     * Adds another amount.
     *
     * @param other what to add
     * @return the sum
     */
    public Money plus(Money other) {
        return ofDong(dong + other.dong);
    }

    /**
     * Subtracts a smaller or equal amount.
     *
     * @param other what to subtract, at most this amount
     * @return the difference
     */
    public Money minus(Money other) {
        return ofDong(dong - other.dong);
    }

    /**
     * Multiplies by a count of units.
     *
     * @param count how many, not negative
     * @return the product
     */
    public Money times(long count) {
        try {
            return ofDong(Math.multiplyExact(dong, count));
        } catch (ArithmeticException overflow) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "amount", dong + " x " + count, "a product up to " + MAX_DONG + " đồng");
        }
    }

    /**
     * Returns the smaller of this amount and a cap.
     *
     * @param cap the most that may be asked
     * @return this amount, or the cap where that is less
     */
    public Money atMost(Money cap) {
        return compareTo(cap) <= 0 ? this : cap;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(dong, other.dong);
    }

    /** Returns the amount as it is written in Viet Nam, for instance {@code 200.000 VND}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d", dong).replace(',', '.') + " VND";
    }
}
