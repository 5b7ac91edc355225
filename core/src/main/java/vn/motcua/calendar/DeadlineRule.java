package vn.motcua.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * How long a procedure may take, when an intake still counts as that day, and when the last day ends.
 *
 * <p>Counting follows the Civil Code 91/2015/QH13, Articles 144 to 148. The day of intake is not counted; months and
 * years end on the day with the same number, or on the month's last day if there is none; a term of days, weeks, months or
 * years whose last day is not worked ends on the next working day. Hours start at once and are not moved off a
 * day that is not worked: the Code speaks of the last day, so that reading is inferred.
 *
 * <p>What comes in after the cut-off counts as received on the next working day: in hours, when the office opens then. In
 * working days an intake on a day that is not worked does too. A term of 0 working days means the same day, or the next
 * working day after the cut-off.
 *
 * <p>Defaults of {@link #ofWorkingDays}: cut-off {@link #DEFAULT_CUT_OFF}, which Decree 23/2015/NĐ-CP (Article 7) sets for
 * certification and other procedures set otherwise; due time {@link #DEFAULT_DUE_TIME}, the usual end of office hours,
 * which is inferred from practice. Defaults of {@link #of} in other units: no cut-off, and the last day ends at 24:00
 * (Civil Code, Article 148). Both: {@link SupplementClock#RESTART}.
 *
 * <pre>{@code
 * DeadlineRule rule = DeadlineRule.ofWorkingDays(3).withCutOff(LocalTime.of(16, 0));
 * Deadline deadline = rule.deadline(receivedAt, WorkingCalendar.vietnam());
 * }</pre>
 *
 * @param term how long
 * @param cutOff the last time of day that still counts as that day; {@link #END_OF_DAY} for no cut-off
 * @param dueTime the time of day at which the last day ends, not before the cut-off if the term is 0; hours do not ask it
 * @param supplementClock what happens to the deadline when the dossier had to be completed
 */
public record DeadlineRule(Term term, LocalTime cutOff, LocalTime dueTime, SupplementClock supplementClock) {

    /** The longest period in working days accepted, about four years. */
    public static final int MAX_WORKING_DAYS = 1000;

    /** 15:00. */
    public static final LocalTime DEFAULT_CUT_OFF = LocalTime.of(15, 0);

    /** 17:00, inferred from practice. */
    public static final LocalTime DEFAULT_DUE_TIME = LocalTime.of(17, 0);

    /** 24:00, told as the last moment before it, so that a due date is the last day and not the day after. */
    public static final LocalTime END_OF_DAY = LocalTime.MAX;

    /**
     * Checks the times.
     *
     * @throws InvalidInputException if the term is 0 and the cut-off after the due time
     */
    public DeadlineRule {
        if (term.amount() == 0 && cutOff.isAfter(dueTime)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "cutOff", cutOff.toString(), "a time not after " + dueTime);
        }
    }

    /**
     * Returns a rule with the default times of its unit.
     *
     * @param term how long
     * @return the rule
     */
    public static DeadlineRule of(Term term) {
        return term.unit() == TermUnit.WORKING_DAYS
                ? new DeadlineRule(term, DEFAULT_CUT_OFF, DEFAULT_DUE_TIME, SupplementClock.RESTART)
                : new DeadlineRule(term, END_OF_DAY, END_OF_DAY, SupplementClock.RESTART);
    }

    /**
     * Returns a rule of some working days with the default times.
     *
     * @param workingDays 0 to {@value #MAX_WORKING_DAYS}
     * @return the rule
     */
    public static DeadlineRule ofWorkingDays(int workingDays) {
        return of(new Term(workingDays, TermUnit.WORKING_DAYS));
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
        return new DeadlineRule(term, time, dueTime, supplementClock);
    }

    /**
     * Returns this rule with another due time.
     *
     * @param time the time of day at which the last day ends
     * @return a new rule
     */
    public DeadlineRule withDueTime(LocalTime time) {
        return new DeadlineRule(term, cutOff, time, supplementClock);
    }

    /**
     * Returns this rule with another way of counting after a supplement.
     *
     * @param clock what happens to the deadline
     * @return a new rule
     */
    public DeadlineRule withSupplementClock(SupplementClock clock) {
        return new DeadlineRule(term, cutOff, dueTime, clock);
    }

    /**
     * Computes the deadline of what comes in at a moment.
     *
     * @param received the moment
     * @param calendar the working days and office hours
     * @return the deadline
     * @throws InvalidInputException if a year on the way has no data
     */
    public Deadline deadline(Instant received, WorkingCalendar calendar) {
        ZonedDateTime local = VietnamTime.at(received);
        LocalDateTime counted = counted(local.toLocalDateTime(), calendar);
        LocalDateTime due = term.unit().isHours() ? hoursAfter(counted, calendar) : lastDay(counted, calendar);
        return new Deadline(local, due.atZone(VietnamTime.ZONE));
    }

    /**
     * Computes the deadline after the clock had stood still: moved by what was waited, in the unit of the term. Days
     * that were waited are working days if the term is in working days, days of the calendar otherwise.
     *
     * @param promised the deadline before
     * @param waitedFrom when the waiting began
     * @param waitedTo when it ended
     * @param calendar the working days and office hours
     * @return the moved deadline, received as before
     * @throws InvalidInputException if a year on the way has no data
     */
    public Deadline shifted(Deadline promised, Instant waitedFrom, Instant waitedTo, WorkingCalendar calendar) {
        LocalDateTime due = promised.due().toLocalDateTime();
        LocalDateTime from = VietnamTime.at(waitedFrom).toLocalDateTime();
        LocalDateTime to = VietnamTime.at(waitedTo).toLocalDateTime();
        LocalDateTime moved = from.isBefore(to) ? moved(due, from, to, calendar) : due;
        return new Deadline(promised.received(), moved.atZone(VietnamTime.ZONE));
    }

    private LocalDateTime counted(LocalDateTime received, WorkingCalendar calendar) {
        LocalDate day = received.toLocalDate();
        boolean late = received.toLocalTime().isAfter(cutOff);
        return switch (term.unit()) {
            case WORKING_DAYS -> {
                boolean next = late && calendar.isWorkingDay(day);
                yield calendar.workingDayFrom(next ? day.plusDays(1) : day).atStartOfDay();
            }
            case HOURS, WORKING_HOURS -> late ? nextOpening(day, calendar) : received;
            case DAYS, WEEKS, MONTHS, YEARS ->
                late ? calendar.workingDayFrom(day.plusDays(1)).atStartOfDay() : received;
        };
    }

    private static LocalDateTime nextOpening(LocalDate day, WorkingCalendar calendar) {
        return calendar.workingDayFrom(day.plusDays(1)).atTime(calendar.hours().morningFrom());
    }

    private LocalDateTime hoursAfter(LocalDateTime start, WorkingCalendar calendar) {
        Duration hours = Duration.ofHours(term.amount());
        return term.unit() == TermUnit.HOURS
                ? start.plus(hours)
                : calendar.hours().plus(start, hours, calendar);
    }

    private LocalDateTime lastDay(LocalDateTime counted, WorkingCalendar calendar) {
        LocalDate day = counted.toLocalDate();
        LocalDate last = switch (term.unit()) {
            case WORKING_DAYS -> calendar.plusWorkingDays(day, term.amount());
            case DAYS -> day.plusDays(term.amount());
            case WEEKS -> day.plusWeeks(term.amount());
            case MONTHS -> day.plusMonths(term.amount());
            case YEARS -> day.plusYears(term.amount());
            case HOURS, WORKING_HOURS -> throw new IllegalStateException("hours have no last day");
        };
        return calendar.workingDayFrom(last).atTime(dueTime);
    }

    private LocalDateTime moved(LocalDateTime due, LocalDateTime from, LocalDateTime to, WorkingCalendar calendar) {
        return switch (term.unit()) {
            case HOURS -> due.plus(Duration.between(from, to));
            case WORKING_HOURS -> {
                Duration waited = calendar.hours().between(from, to, calendar);
                yield waited.isZero() ? due : calendar.hours().plus(due, waited, calendar);
            }
            case WORKING_DAYS -> {
                int waited = calendar.workingDaysBetween(from.toLocalDate(), to.toLocalDate());
                yield waited == 0 ? due : due.with(calendar.plusWorkingDays(due.toLocalDate(), waited));
            }
            case DAYS, WEEKS, MONTHS, YEARS -> {
                long waited = ChronoUnit.DAYS.between(from.toLocalDate(), to.toLocalDate());
                yield waited == 0
                        ? due
                        : due.with(calendar.workingDayFrom(due.toLocalDate().plusDays(waited)));
            }
        };
    }
}
