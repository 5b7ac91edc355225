package vn.motcua.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * Which days civil servants work, and the hours of the office.
 *
 * <p>{@link #vietnam()} gives the years that the SDK carries; {@link #withYear} adds a year whose notice came out
 * later, or replaces one, and {@link #updatedBy} does so from a signed file. A year without data is never guessed: asking
 * for a day in it throws an {@link InvalidInputException} with {@link FailureCode#CALENDAR_INCOMPLETE}. Counting does not
 * walk over the days, so a long term costs no more than a short one. Instances are immutable and may be shared between
 * threads.
 *
 * <p>Defaults: {@link WorkingHours#USUAL}; hours differ by province and season, so set those of the agency.
 *
 * <pre>{@code
 * WorkingCalendar calendar = WorkingCalendar.vietnam();
 * calendar.plusWorkingDays(LocalDate.of(2024, 4, 26), 3);  // 2024-05-04, a Saturday that is worked
 * }</pre>
 */
public final class WorkingCalendar {

    private final NavigableMap<Integer, WorkingYear> years;
    private final WorkingHours hours;
    private final LocalDate issued;
    private final List<WorkedDays> runs;

    private WorkingCalendar(NavigableMap<Integer, WorkingYear> years, WorkingHours hours, LocalDate issued) {
        this.years = Collections.unmodifiableNavigableMap(years);
        this.hours = hours;
        this.issued = issued;
        this.runs = WorkedDays.runs(years);
    }

    /**
     * Returns the calendar of the years bundled with the SDK: 2021 to 2026.
     *
     * @return the calendar
     */
    public static WorkingCalendar vietnam() {
        WorkingYearTable table = WorkingYearTable.bundled();
        return new WorkingCalendar(byYear(table.years()), WorkingHours.USUAL, table.issued());
    }

    /**
     * Returns a calendar of some years, which any signed update may change.
     *
     * @param years the years; of two for the same year the later in order counts
     * @return the calendar
     */
    public static WorkingCalendar of(Collection<WorkingYear> years) {
        return new WorkingCalendar(byYear(years), WorkingHours.USUAL, LocalDate.MIN);
    }

    private static NavigableMap<Integer, WorkingYear> byYear(Collection<WorkingYear> years) {
        NavigableMap<Integer, WorkingYear> byYear = new TreeMap<>();
        years.forEach(year -> byYear.put(year.year(), year));
        return byYear;
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
        return new WorkingCalendar(more, hours, issued);
    }

    /**
     * Returns this calendar with the years of a signed update added or replaced.
     *
     * @param update the update
     * @return a new calendar
     * @throws InvalidInputException with {@link FailureCode#LAW_DATA_OUTDATED} if the update was issued before what is
     *     loaded
     */
    public WorkingCalendar updatedBy(LawUpdate update) {
        update.requireNotBefore(issued);
        NavigableMap<Integer, WorkingYear> more = new TreeMap<>(years);
        update.years().forEach(year -> more.put(year.year(), year));
        return new WorkingCalendar(more, hours, update.issued());
    }

    /**
     * Returns this calendar with another day of issue, for data that were stored and come back. Signed updates from before
     * that day are refused from then on.
     *
     * @param day the day, {@link LocalDate#MIN} if any signed update may change the years
     * @return a new calendar
     */
    public WorkingCalendar withIssued(LocalDate day) {
        return new WorkingCalendar(years, hours, day);
    }

    /**
     * Returns this calendar with other office hours.
     *
     * @param officeHours the hours of the agency
     * @return a new calendar
     */
    public WorkingCalendar withHours(WorkingHours officeHours) {
        return new WorkingCalendar(years, officeHours, issued);
    }

    /**
     * Returns the office hours.
     *
     * @return the hours of each working day
     */
    public WorkingHours hours() {
        return hours;
    }

    /**
     * Returns the day on which the newest data in this calendar were issued.
     *
     * @return the day, {@link LocalDate#MIN} if the years were given by the caller
     */
    public LocalDate issued() {
        return issued;
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
        long day = date.toEpochDay();
        return runOf(day).isWorked(day);
    }

    /**
     * Returns a day itself if it is worked, or else the next one that is.
     *
     * @param date the day
     * @return the first working day that is not before it
     * @throws InvalidInputException if a year on the way has no data
     */
    public LocalDate workingDayFrom(LocalDate date) {
        long day = date.toEpochDay();
        WorkedDays run = runOf(day);
        return run.isWorked(day) ? date : numbered(run, run.before(day));
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
        long first = date.toEpochDay() + 1;
        WorkedDays run = runOf(first);
        return numbered(run, Math.addExact(run.before(first), count - 1));
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
        long first = after.toEpochDay() + 1;
        long end = last.toEpochDay();
        if (end < first) {
            return 0;
        }
        WorkedDays run = runOf(first);
        if (!run.covers(end)) {
            throw incomplete(run.end());
        }
        return run.upTo(end) - run.before(first);
    }

    private LocalDate numbered(WorkedDays run, int number) {
        if (!run.has(number)) {
            throw incomplete(run.end());
        }
        return LocalDate.ofEpochDay(run.day(number));
    }

    private WorkedDays runOf(long day) {
        for (WorkedDays run : runs) {
            if (run.covers(day)) {
                return run;
            }
        }
        throw incomplete(day);
    }

    private InvalidInputException incomplete(long day) {
        return new InvalidInputException(
                FailureCode.CALENDAR_INCOMPLETE,
                "working day",
                LocalDate.ofEpochDay(day).toString(),
                "a day in one of the years " + years.keySet());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WorkingCalendar that
                && years.equals(that.years)
                && hours.equals(that.hours)
                && issued.equals(that.issued);
    }

    @Override
    public int hashCode() {
        return years.hashCode() * 31 + hours.hashCode();
    }

    /** Returns the years with data. */
    @Override
    public String toString() {
        return "WorkingCalendar" + years.keySet();
    }
}
