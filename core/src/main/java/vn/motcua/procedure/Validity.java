package vn.motcua.procedure;

import java.time.LocalDate;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The days on which something is in force, both ends included.
 *
 * <p>Days are those of Vietnamese calendars. Instances are immutable.
 *
 * @param first the first day in force
 * @param last the last day in force, {@link LocalDate#MAX} while no end is known
 */
public record Validity(LocalDate first, LocalDate last) {

    /** In force on every day. */
    public static final Validity ALWAYS = new Validity(LocalDate.MIN, LocalDate.MAX);

    /**
     * Checks the order.
     *
     * @throws InvalidInputException if the last day is before the first
     */
    public Validity {
        if (last.isBefore(first)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "validity", first + " to " + last, "a last day not before the first");
        }
    }

    /**
     * Returns the days from one on, without an end.
     *
     * @param first the first day in force
     * @return the days
     */
    public static Validity from(LocalDate first) {
        return new Validity(first, LocalDate.MAX);
    }

    /**
     * Says whether a day is among them.
     *
     * @param day the day
     * @return true if in force on that day
     */
    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    boolean overlaps(Validity other) {
        return !first.isAfter(other.last) && !other.first.isAfter(last);
    }
}
