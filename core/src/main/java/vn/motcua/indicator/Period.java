package vn.motcua.indicator;

import java.time.YearMonth;
import java.util.Locale;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The months a report is about: one month, a quarter, a year, or any others in a row.
 *
 * <p>Instances are immutable.
 *
 * @param first the first month
 * @param last the last month
 */
public record Period(YearMonth first, YearMonth last) {

    private static final int MONTHS_OF_QUARTER = 3;
    private static final int QUARTERS = 4;

    /**
     * Checks the order.
     *
     * @throws InvalidInputException if the last month is before the first
     */
    public Period {
        if (last.isBefore(first)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "period", first + " to " + last, "a last month not before the first");
        }
    }

    /**
     * Returns one month.
     *
     * @param month the month
     * @return the period
     */
    public static Period month(YearMonth month) {
        return new Period(month, month);
    }

    /**
     * Returns a quarter.
     *
     * @param year the year
     * @param quarter 1 to 4
     * @return the period
     * @throws InvalidInputException if there is no such quarter
     */
    public static Period quarter(int year, int quarter) {
        if (quarter < 1 || quarter > QUARTERS) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "quarter", Integer.toString(quarter), "1 to " + QUARTERS);
        }
        YearMonth last = YearMonth.of(year, quarter * MONTHS_OF_QUARTER);
        return new Period(last.minusMonths(MONTHS_OF_QUARTER - 1L), last);
    }

    /**
     * Returns a year.
     *
     * @param year the year
     * @return the period
     */
    public static Period year(int year) {
        return new Period(YearMonth.of(year, 1), YearMonth.of(year, 12));
    }

    /**
     * Says whether a month is among them.
     *
     * @param month the month
     * @return true if it is
     */
    public boolean contains(YearMonth month) {
        return !month.isBefore(first) && !month.isAfter(last);
    }

    /** Returns {@code 2024-05}, {@code 2024-Q2}, {@code 2024}, or both ends as {@code 2024-01/2024-06}. */
    @Override
    public String toString() {
        if (first.equals(last)) {
            return first.toString();
        }
        String year = String.format(Locale.ROOT, "%04d", first.getYear());
        if (equals(year(first.getYear()))) {
            return year;
        }
        int quarter = (first.getMonthValue() - 1) / MONTHS_OF_QUARTER + 1;
        return equals(quarter(first.getYear(), quarter)) ? year + "-Q" + quarter : first + "/" + last;
    }
}
