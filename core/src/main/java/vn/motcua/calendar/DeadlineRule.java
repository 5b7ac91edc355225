package vn.motcua.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * How long a procedure may take, in working days, and when its day ends.
 *
 * <p>The day after intake is day 1 (Civil Code 91/2015/QH13, Articles 144 to 148). What comes in after the cut-off, or on a day
 * that is not worked, counts as received on the next working day. Zero days means the same day, or the next working day
 * after the cut-off. Instances are immutable.
 *
 * <p>Defaults: cut-off {@link #DEFAULT_CUT_OFF}, which Decree 23/2015/NĐ-CP (Article 7) sets for certification and other
 * procedures set otherwise; due time {@link #DEFAULT_DUE_TIME}, the usual end of office hours, which is inferred from
 * practice; {@link SupplementClock#RESTART}.
 *
 * <pre>{@code
 * DeadlineRule rule = DeadlineRule.ofWorkingDays(3).withCutOff(LocalTime.of(16, 0));
 * Deadline deadline = rule.deadline(receivedAt, WorkingCalendar.vietnam());
 * }</pre>
 *
 * @param workingDays 0 to {@value #MAX_WORKING_DAYS}
 * @param cutOff the last time of day that still counts as that day, not after {@code dueTime}
 * @param dueTime the time of day at which the result is due
 * @param supplementClock what happens to the deadline when the dossier had to be completed
 */
public record DeadlineRule(int workingDays, LocalTime cutOff, LocalTime dueTime, SupplementClock supplementClock) {

    /** The longest period accepted, about four years. */
    public static final int MAX_WORKING_DAYS = 1000;

    /** 15:00. */
    public static final LocalTime DEFAULT_CUT_OFF = LocalTime.of(15, 0);

    /** 17:00, inferred from practice. */
    public static final LocalTime DEFAULT_DUE_TIME = LocalTime.of(17, 0);

    /**
     * Checks the ranges.
     *
     * @throws InvalidInputException if the days are out of range or the cut-off is after the due time
     */
    public DeadlineRule {
        if (workingDays < 0 || workingDays > MAX_WORKING_DAYS) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "workingDays",
                    Integer.toString(workingDays),
                    "0 to " + MAX_WORKING_DAYS);
        }
        if (cutOff.isAfter(dueTime)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "cutOff", cutOff.toString(), "a time not after " + dueTime);
        }
    }

    /**
     * Returns a rule of some working days with the default times.
     *
     * @param workingDays 0 to {@value #MAX_WORKING_DAYS}
     * @return the rule
     */
    public static DeadlineRule ofWorkingDays(int workingDays) {
        return new DeadlineRule(workingDays, DEFAULT_CUT_OFF, DEFAULT_DUE_TIME, SupplementClock.RESTART);
    }

    /**
     * Returns the rule "the same day, or the next working day if received after the cut-off" with the default times.
     *
     * @return the rule
     */
    public static DeadlineRule sameDay() {
        return ofWorkingDays(0);
    }

    /**
     * Returns this rule with another cut-off.
     *
     * @param time the last time of day that still counts as that day
     * @return a new rule
     */
    public DeadlineRule withCutOff(LocalTime time) {
        return new DeadlineRule(workingDays, time, dueTime, supplementClock);
    }

    /**
     * Returns this rule with another due time.
     *
     * @param time the time of day at which the result is due
     * @return a new rule
     */
    public DeadlineRule withDueTime(LocalTime time) {
        return new DeadlineRule(workingDays, cutOff, time, supplementClock);
    }

    /**
     * Returns this rule with another way of counting after a supplement.
     *
     * @param clock what happens to the deadline
     * @return a new rule
     */
    public DeadlineRule withSupplementClock(SupplementClock clock) {
        return new DeadlineRule(workingDays, cutOff, dueTime, clock);
    }

    /**
     * Computes the deadline of what comes in at a moment.
     *
     * @param received the moment
     * @param calendar the working days
     * @return the deadline
     * @throws InvalidInputException if a year on the way has no data
     */
    public Deadline deadline(Instant received, WorkingCalendar calendar) {
        ZonedDateTime local = VietnamTime.at(received);
        LocalDate day = local.toLocalDate();
        boolean late = calendar.isWorkingDay(day) && local.toLocalTime().isAfter(cutOff);
        LocalDate counted = calendar.workingDayFrom(late ? day.plusDays(1) : day);
        return new Deadline(local, dueOn(calendar.plusWorkingDays(counted, workingDays)));
    }

    /**
     * Computes the deadline after the clock had stood still: its due date moved by the working days that were waited.
     *
     * @param promised the deadline before
     * @param waitedFrom when the waiting began
     * @param waitedTo when it ended
     * @param calendar the working days
     * @return the moved deadline, received as before
     * @throws InvalidInputException if a year on the way has no data
     */
    public Deadline shifted(Deadline promised, Instant waitedFrom, Instant waitedTo, WorkingCalendar calendar) {
        int waited = calendar.workingDaysBetween(VietnamTime.dateOf(waitedFrom), VietnamTime.dateOf(waitedTo));
        ZonedDateTime due = waited == 0
                ? promised.due()
                : promised.due().with(calendar.plusWorkingDays(promised.due().toLocalDate(), waited));
        return new Deadline(promised.received(), due);
    }

    private ZonedDateTime dueOn(LocalDate day) {
        return day.atTime(dueTime).atZone(VietnamTime.ZONE);
    }
}
