package vn.motcua.calendar;

import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * A day of the Vietnamese lunar calendar (âm lịch): 10/3 is Hùng Kings' day, 1/1 is Tết.
 *
 * <p>The calendar is computed from the astronomy at UTC+7, as Decision 121-CP of 1967 and Decision 134/2002/QĐ-TTg order,
 * so it may differ from China's: in 2030 Tết is a day earlier. Supported are 1976-01-01 to 2100-12-31; before, the sources
 * contradict each other. Every day of these years is tested against another computation. What will be far in the future
 * depends on the rotation of the Earth: the new moon of 2054-05-08 falls about a minute after midnight. A date cannot be
 * made that the calendar does not have. Instances are immutable.
 *
 * <pre>{@code
 * LunarDate.from(LocalDate.of(2026, 2, 17));         // 1/1/2026
 * LunarDate.of(2026, 3, 10).toGregorian();           // 2026-04-26
 * LunarDate.ofLeapMonth(2025, 6, 1).toGregorian();   // 2025-07-25
 * }</pre>
 *
 * @param year the lunar year, named by the Gregorian year in which it begins
 * @param month 1 to 12; a leap month has the number of the month before it
 * @param day 1 to 29 or 30
 * @param leapMonth whether this is the leap month (tháng nhuận) with that number
 */
public record LunarDate(int year, int month, int day, boolean leapMonth) {

    /**
     * Checks that the calendar has this day.
     *
     * @throws InvalidInputException if it does not, or the day is outside 1976-01-01 to 2100-12-31
     */
    public LunarDate {
        LunarMonths.Month found = LunarMonths.table()
                .find(year, month, leapMonth)
                .orElseThrow(() -> refused("month", text(year, month, day, leapMonth), monthsOf(year)));
        if (day < 1 || day > found.length()) {
            throw refused("day", text(year, month, day, leapMonth), "a day from 1 to " + found.length());
        }
        requireKnown(LocalDate.ofEpochDay(found.first() + day - 1));
    }

    /**
     * Takes a day of an ordinary month.
     *
     * @param year the lunar year
     * @param month 1 to 12
     * @param day 1 to 29 or 30
     * @return the day
     * @throws InvalidInputException if the calendar does not have it
     */
    public static LunarDate of(int year, int month, int day) {
        return new LunarDate(year, month, day, false);
    }

    /**
     * Takes a day of a leap month.
     *
     * @param year the lunar year
     * @param month the number of the leap month
     * @param day 1 to 29 or 30
     * @return the day
     * @throws InvalidInputException if the calendar does not have it
     */
    public static LunarDate ofLeapMonth(int year, int month, int day) {
        return new LunarDate(year, month, day, true);
    }

    /**
     * Tells the lunar date of a Gregorian one.
     *
     * @param date 1976-01-01 to 2100-12-31
     * @return the same day
     * @throws InvalidInputException if the day is outside that range
     */
    public static LunarDate from(LocalDate date) {
        requireKnown(date);
        LunarMonths.Month month = LunarMonths.table().of(date);
        int day = Math.toIntExact(date.toEpochDay() - month.first()) + 1;
        return new LunarDate(month.year(), month.number(), day, month.leap());
    }

    /**
     * Says which month of a lunar year is doubled.
     *
     * @param year the lunar year, 1976 to 2100
     * @return the number of the leap month, or empty for a year of twelve months
     * @throws InvalidInputException if the year is outside that range
     */
    public static OptionalInt leapMonthOf(int year) {
        if (year < LunarMonths.FIRST_DAY.getYear() || year > LunarMonths.LAST_DAY.getYear()) {
            throw refused("year", Integer.toString(year), "1976 to 2100");
        }
        return LunarMonths.table().in(year).stream()
                .filter(LunarMonths.Month::leap)
                .mapToInt(LunarMonths.Month::number)
                .findFirst();
    }

    /**
     * Tells the Gregorian date.
     *
     * @return the same day
     */
    public LocalDate toGregorian() {
        return LunarMonths.table()
                .find(year, month, leapMonth)
                .map(found -> LocalDate.ofEpochDay(found.first() + day - 1))
                .orElseThrow();
    }

    /** Returns the day as it is spoken: {@code 26/12/2024}, {@code 1/6 nhuận/2025}. */
    @Override
    public String toString() {
        return text(year, month, day, leapMonth);
    }

    private static String text(int year, int month, int day, boolean leapMonth) {
        return day + "/" + month + (leapMonth ? " nhuận/" : "/") + year;
    }

    private static String monthsOf(int year) {
        String months = LunarMonths.table().in(year).stream()
                .map(month -> month.number() + (month.leap() ? " nhuận" : ""))
                .collect(Collectors.joining(", "));
        return months.isEmpty() ? "a lunar year from 1975 to 2100" : "one of the months " + months;
    }

    private static void requireKnown(LocalDate date) {
        if (date.isBefore(LunarMonths.FIRST_DAY) || date.isAfter(LunarMonths.LAST_DAY)) {
            throw refused(
                    "day", date.toString(), "a day from " + LunarMonths.FIRST_DAY + " to " + LunarMonths.LAST_DAY);
        }
    }

    private static InvalidInputException refused(String part, String given, String legal) {
        return new InvalidInputException(FailureCode.INVALID_VALUE, "lunar " + part, given, legal);
    }
}
