package vn.motcua.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The working days of civil servants in one year, as the year's notices fix them.
 *
 * <p>Weekends are off and weekdays are worked except where the sets say otherwise: holidays, the days that make up for
 * holidays on a weekend (Labour Code 45/2019/QH14, Articles 111 and 112), and days swapped by notice. Instances are
 * immutable.
 *
 * @param year the calendar year
 * @param off the weekdays that are off
 * @param worked the Saturdays and Sundays that are worked
 * @param notices the notices that say so, at least one
 */
public record WorkingYear(int year, Set<LocalDate> off, Set<LocalDate> worked, List<String> notices) {

    /**
     * Copies and checks the days.
     *
     * @throws InvalidInputException if a day is of another year, a day off is on a weekend, a worked day is not, or no
     *     notice is named
     */
    public WorkingYear {
        off = Set.copyOf(off);
        worked = Set.copyOf(worked);
        notices = List.copyOf(notices);
        for (LocalDate day : off) {
            require(day.getYear() == year && !isWeekend(day), day, "a weekday of " + year + " that is off");
        }
        for (LocalDate day : worked) {
            require(day.getYear() == year && isWeekend(day), day, "a weekend day of " + year + " that is worked");
        }
        require(!notices.isEmpty() && notices.stream().noneMatch(String::isBlank), year, "a year with its notices");
    }

    boolean isWorkingDay(LocalDate date) {
        return isWeekend(date) ? worked.contains(date) : !off.contains(date);
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static void require(boolean holds, Object given, String legal) {
        if (!holds) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "working year", given.toString(), legal);
        }
    }
}
