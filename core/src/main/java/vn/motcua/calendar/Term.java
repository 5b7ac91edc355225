package vn.motcua.calendar;

import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * A length of time as a legal text states it (thời hạn): three working days, one month.
 *
 * <p>It has no end of its own: {@link DeadlineRule#deadline} counts it from an event. Instances are immutable.
 *
 * @param amount how many, 0 to {@link TermUnit#longest()}
 * @param unit of what
 */
public record Term(int amount, TermUnit unit) {

    /**
     * Checks the range.
     *
     * @throws InvalidInputException if the amount is negative or too long for the unit
     */
    public Term {
        if (amount < 0 || amount > unit.longest()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "term", amount + " " + unit, "0 to " + unit.longest() + " " + unit);
        }
    }
}
