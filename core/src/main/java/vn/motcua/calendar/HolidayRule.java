package vn.motcua.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.stream.IntStream;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * A public holiday as the law names it, before a notice says which days are off in a year.
 *
 * @param name the Vietnamese name, not blank
 * @param lunar whether month and day are those of the lunar calendar
 * @param month 1 to 12
 * @param day from 1 to the last day that the month has in every year, 29 in the lunar calendar
 * @param days how many consecutive days, 1 to 10, among which the day named is; which they are is decided each year
 * @param madeUp whether a day on a weekend is made up on the next working day
 * @param first the first day in force
 * @param last the last day in force, {@link LocalDate#MAX} if no end is known
 * @param source the law, and what of it is inferred
 */
public record HolidayRule(
        String name,
        boolean lunar,
        int month,
        int day,
        int days,
        boolean madeUp,
        LocalDate first,
        LocalDate last,
        String source) {

    static final int MOST_DAYS = 10;

    private static final int LUNAR_MONTH = 29;

    /**
     * Checks the holiday.
     *
     * @throws InvalidInputException if a value is out of its range, a name is blank, or the last day is before the
     *     first
     */
    public HolidayRule {
        require(!name.isBlank(), "name", "a blank name", "a name");
        require(month >= 1 && month <= 12, "month", month, "1 to 12");
        int longest = longest(lunar, month);
        require(day >= 1 && day <= longest, "day", day, "1 to " + longest);
        require(days >= 1 && days <= MOST_DAYS, "days", days, "1 to " + MOST_DAYS);
        require(!last.isBefore(first), "last day", last, "a day not before " + first);
    }

    /** The last day that a month has in every year. */
    static int longest(boolean lunar, int month) {
        return lunar ? LUNAR_MONTH : Month.of(month).minLength();
    }

    LocalDate dayIn(int year) {
        return lunar ? LunarDate.of(year, month, day).toGregorian() : LocalDate.of(year, month, day);
    }

    boolean isInForce(int year) {
        LocalDate named = dayIn(year);
        return !named.isBefore(first) && !named.isAfter(last);
    }

    /** Every run of consecutive days that holds the day named. */
    List<List<LocalDate>> choices(int year) {
        LocalDate named = dayIn(year);
        return IntStream.range(0, days)
                .mapToObj(before -> named.minusDays(before)
                        .datesUntil(named.plusDays(days - before))
                        .toList())
                .toList();
    }

    private static void require(boolean holds, String field, Object given, String legal) {
        if (!holds) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "holiday " + field, given.toString(), legal);
        }
    }
}
