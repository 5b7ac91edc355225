package vn.motcua.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * Which days civil servants work.
 *
 * <p>{@link #vietnam()} gives the years that the SDK carries; {@link #withYear} adds a year whose notice came out
 * later, or replaces one. A year without data is never guessed: asking for a day in it throws an
 * {@link InvalidInputException} with {@link FailureCode#CALENDAR_INCOMPLETE}. Instances are immutable and may be shared
 * between threads.
 *
 * <pre>{@code
 * WorkingCalendar calendar = WorkingCalendar.vietnam();
 * calendar.plusWorkingDays(LocalDate.of(2024, 4, 26), 3);  // 2024-05-04, a Saturday that is worked
 * }</pre>
 */
public final class WorkingCalendar {

    private final NavigableMap<Integer, WorkingYear> years;

    private WorkingCalendar(NavigableMap<Integer, WorkingYear> years) {
        this.years = years;
    }

    /**
     * Returns the calendar of the years bundled with the SDK: 2024, 2025 and 2026.
     *
     * @return the calendar
     */
    public static WorkingCalendar vietnam() {
        return of(WorkingYearResource.bundled());
    }

    /**
     * Returns a calendar of some years.
     *
     * @param years the years; of two for the same year the later in order counts
     * @return the calendar
     */
    public static WorkingCalendar of(Collection<WorkingYear> years) {
        NavigableMap<Integer, WorkingYear> byYear = new TreeMap<>();
        years.forEach(year -> byYear.put(year.year(), year));
        return new WorkingCalendar(byYear);
    }

    /**
     * Returns this calendar with a year added or replaced.
     *
     * @param year the year
     * @return a new calendar
     */
    public WorkingCalendar withYear(WorkingYear year) {
        NavigableMap<Integer, WorkingYear> more = new TreeMap<>(years);
        more.put(year.year(), year);
        return new WorkingCalendar(more);
    }

    /**
     * Lists the years with data.
     *
     * @return the years in order
     */
    public List<WorkingYear> years() {
        return List.copyOf(years.values());
    }

    /**
     * Says whether a day is worked.
     *
     * @param date the day, in a year with data
     * @return true for a working day
     * @throws InvalidInputException if the year has no data
     */
    public boolean isWorkingDay(LocalDate date) {
        WorkingYear year = years.get(date.getYear());
        if (year == null) {
            throw new InvalidInputException(
                    FailureCode.CALENDAR_INCOMPLETE,
                    "working day",
                    date.toString(),
                    "a day in one of the years " + years.keySet());
        }
        return year.isWorkingDay(date);
    }

    /**
     * Returns a day itself if it is worked, or else the next one that is.
     *
     * @param date the day
     * @return the first working day that is not before it
     * @throws InvalidInputException if a year on the way has no data
     */
    public LocalDate workingDayFrom(LocalDate date) {
        LocalDate day = date;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /**
     * Counts working days forward; the first that is counted is the one after the start.
     *
     * @param date the start
     * @param count how many working days, not negative
     * @return the {@code count}-th working day after the start; for 0 the start itself, moved to the next working day
     *     if it is not one
     * @throws InvalidInputException if the count is negative or a year on the way has no data
     */
    public LocalDate plusWorkingDays(LocalDate date, int count) {
        if (count < 0) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "working days", Integer.toString(count), "0 or more");
        }
        if (count == 0) {
            return workingDayFrom(date);
        }
        LocalDate day = date;
        for (int counted = 0; counted < count; counted++) {
            day = workingDayFrom(day.plusDays(1));
        }
        return day;
    }

    /**
     * Counts the working days after one day up to and including another.
     *
     * @param after the day before the first that is counted
     * @param last the last day that is counted
     * @return how many; 0 if {@code last} is not after {@code after}
     * @throws InvalidInputException if a year on the way has no data
     */
    public int workingDaysBetween(LocalDate after, LocalDate last) {
        int count = 0;
        for (LocalDate day = after.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            count += isWorkingDay(day) ? 1 : 0;
        }
        return count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WorkingCalendar that && years.equals(that.years);
    }

    @Override
    public int hashCode() {
        return years.hashCode();
    }

    /** Returns the years with data. */
    @Override
    public String toString() {
        return "WorkingCalendar" + years.keySet();
    }
}
