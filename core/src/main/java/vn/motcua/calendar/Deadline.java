package vn.motcua.calendar;

import java.time.Instant;
import java.time.ZonedDateTime;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * When a clock began and when the result is due; both in {@link VietnamTime#ZONE}.
 *
 * <p>Get one from {@link DeadlineRule#deadline}. A deadline that was promised is kept as it is: it is not computed anew
 * when the calendar's data change. Instances are immutable.
 *
 * @param received when the dossier, or what completed it, came in
 * @param due when the result is due, not before {@code received}
 */
public record Deadline(ZonedDateTime received, ZonedDateTime due) {

    /**
     * Moves both times to Vietnamese clocks and checks their order.
     *
     * @throws InvalidInputException if the result would be due before the dossier came in
     */
    public Deadline {
        received = received.withZoneSameInstant(VietnamTime.ZONE);
        due = due.withZoneSameInstant(VietnamTime.ZONE);
        if (due.isBefore(received)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "due", due.toString(), "a time not before " + received);
        }
    }

    /**
     * Says whether the due time has passed.
     *
     * @param moment the moment to compare with
     * @return true after the due time
     */
    public boolean isPassedAt(Instant moment) {
        return moment.isAfter(due.toInstant());
    }
}
