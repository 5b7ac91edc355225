package vn.motcua.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * Office hours with a break at noon, and deadlines counted in working hours.
 *
 * <p>Hours start to count at once (Civil Code 91/2015/QH13, art. 147), but only while the office is open: what arrives
 * before opening, in the break or after closing counts from the next opening. Immutable.
 *
 * <pre>{@code
 * Deadline answer = WorkingHours.USUAL.deadline(received, 8, WorkingCalendar.vietnam());
 * }</pre>
 *
 * @param morningFrom when the office opens
 * @param morningTo when the break begins
 * @param afternoonFrom when the break ends
 * @param afternoonTo when the office closes
 */
public record WorkingHours(LocalTime morningFrom, LocalTime morningTo, LocalTime afternoonFrom, LocalTime afternoonTo) {

    /**
     * 07:00 to 11:30 and 13:30 to 17:00, eight hours: practice in one province. Hours differ by province and season, so
     * set those of the agency.
     */
    public static final WorkingHours USUAL =
            new WorkingHours(LocalTime.of(7, 0), LocalTime.of(11, 30), LocalTime.of(13, 30), LocalTime.of(17, 0));

    /** The longest deadline in hours: a year of eight-hour days. */
    public static final int MAX_HOURS = 8 * 366;

    /**
     * Checks the order.
     *
     * @throws InvalidInputException if the four times do not follow each other
     */
    public WorkingHours {
        boolean ordered = morningFrom.isBefore(morningTo)
                && !morningTo.isAfter(afternoonFrom)
                && afternoonFrom.isBefore(afternoonTo);
        if (!ordered) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "working hours",
                    morningFrom + " " + morningTo + " " + afternoonFrom + " " + afternoonTo,
                    "four times in order");
        }
    }

    /**
     * Counts working hours from a moment; whole days of hours end at the hour at which they began.
     *
     * @param received when it was received
     * @param hours how many working hours, 0 to {@link #MAX_HOURS}
     * @param calendar which days are worked; its own hours are not asked
     * @return the deadline
     * @throws InvalidInputException if {@code hours} is out of range, or with {@link FailureCode#CALENDAR_INCOMPLETE}
     *     if a year has no data
     */
    public Deadline deadline(Instant received, int hours, WorkingCalendar calendar) {
        if (hours < 0 || hours > MAX_HOURS) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "working hours", Integer.toString(hours), "0 to " + MAX_HOURS);
        }
        ZonedDateTime start = VietnamTime.at(received);
        LocalDateTime due = plus(start.toLocalDateTime(), Duration.ofHours(hours), calendar);
        return new Deadline(start, due.atZone(VietnamTime.ZONE));
    }

    /**
     * Returns how long the office is open on a working day.
     *
     * @return the length of both sessions
     */
    public Duration daily() {
        return Duration.ofNanos(morning() + nanos(afternoonFrom, afternoonTo));
    }

    /** The moment until which the office has been open for so long; the end of a session rather than the next one's start. */
    LocalDateTime plus(LocalDateTime moment, Duration open, WorkingCalendar calendar) {
        LocalDateTime start = opening(moment, calendar);
        if (open.isZero()) {
            return start;
        }
        long daily = daily().toNanos();
        long total = openOn(start.toLocalTime()) + open.toNanos();
        int days = Math.toIntExact((total - 1) / daily);
        LocalDate day = calendar.plusWorkingDays(start.toLocalDate(), days);
        return day.atTime(after(total - days * daily));
    }

    /** For how long the office was open between two moments, the first of which is the earlier. */
    Duration between(LocalDateTime from, LocalDateTime to, WorkingCalendar calendar) {
        LocalDate first = from.toLocalDate();
        LocalDate last = to.toLocalDate();
        int days = calendar.workingDaysBetween(first.minusDays(1), last.minusDays(1));
        long ofLast = calendar.isWorkingDay(last) ? openOn(to.toLocalTime()) : 0;
        long beforeFirst = calendar.isWorkingDay(first) ? openOn(from.toLocalTime()) : 0;
        return daily().multipliedBy(days).plusNanos(ofLast - beforeFirst);
    }

    /** The moment itself while the office is open, otherwise when it opens next. */
    private LocalDateTime opening(LocalDateTime moment, WorkingCalendar calendar) {
        LocalDate day = calendar.workingDayFrom(moment.toLocalDate());
        LocalTime time = day.equals(moment.toLocalDate()) ? moment.toLocalTime() : LocalTime.MIN;
        if (!time.isBefore(afternoonTo)) {
            return calendar.workingDayFrom(day.plusDays(1)).atTime(morningFrom);
        }
        if (time.isBefore(morningTo)) {
            return day.atTime(time.isBefore(morningFrom) ? morningFrom : time);
        }
        return day.atTime(time.isBefore(afternoonFrom) ? afternoonFrom : time);
    }

    /** For how long the office has been open on a working day. */
    private long openOn(LocalTime time) {
        return open(morningFrom, morningTo, time) + open(afternoonFrom, afternoonTo, time);
    }

    private static long open(LocalTime from, LocalTime to, LocalTime time) {
        if (time.isBefore(from)) {
            return 0;
        }
        return nanos(from, time.isBefore(to) ? time : to);
    }

    /** The time of day at which the office has been open for so long. */
    private LocalTime after(long nanos) {
        return nanos <= morning() ? morningFrom.plusNanos(nanos) : afternoonFrom.plusNanos(nanos - morning());
    }

    private long morning() {
        return nanos(morningFrom, morningTo);
    }

    private static long nanos(LocalTime from, LocalTime to) {
        return to.toNanoOfDay() - from.toNanoOfDay();
    }
}
