package vn.motcua.payment.fee;

import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.money.Money;

/**
 * One line of an assessment. The amount is always the quantity times the unit amount, so that it can stand on a
 * receipt as it is.
 *
 * @param description what is charged, in Vietnamese
 * @param kind phí or lệ phí
 * @param quantity how many units, at least 1
 * @param unitAmount the amount of one unit
 * @param amount the amount of the line
 */
public record FeeLine(String description, FeeKind kind, long quantity, Money unitAmount, Money amount) {

    /**
     * Checks the arithmetic.
     *
     * @throws InvalidInputException if the quantity is below 1 or the amount is not the product
     */
    public FeeLine {
        if (quantity < 1 || !unitAmount.times(quantity).equals(amount)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "amount", amount.toString(), quantity + " times " + unitAmount);
        }
    }

    /**
     * Makes a line and computes its amount.
     *
     * @param description what is charged, in Vietnamese
     * @param kind phí or lệ phí
     * @param quantity how many units, at least 1
     * @param unitAmount the amount of one unit
     * @return the line
     */
    public static FeeLine of(String description, FeeKind kind, long quantity, Money unitAmount) {
        return new FeeLine(description, kind, quantity, unitAmount, unitAmount.times(quantity));
    }
}
