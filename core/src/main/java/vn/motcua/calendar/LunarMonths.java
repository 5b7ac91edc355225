package vn.motcua.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every lunar month of the years supported, computed once from new moons and solar longitude at UTC+7.
 *
 * <p>The rules: a month begins on the day of the new moon; the month with the winter solstice is the eleventh; where
 * thirteen months lie between two such months, the first without a principal term (a multiple of 30 degrees of solar
 * longitude) is a leap month and repeats the number before it.
 */
final class LunarMonths {

    static final LocalDate FIRST_DAY = LocalDate.of(1976, 1, 1);
    static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

    private static final double JULIAN_DAY_OF_1970 = 2440587.5;
    private static final double ZONE = 7 / 24.0;
    private static final double SECONDS_PER_DAY = 86400;
    private static final double SOLSTICE = 270;
    private static final int SIGN = 30;

    private final List<Month> months;
    private final long[] firstDays;
    private final Map<Integer, List<Month>> byYear;

    /** One month; {@code end} is the first day after it. */
    record Month(int year, int number, boolean leap, long first, long end) {

        int length() {
            return Math.toIntExact(end - first);
        }
    }

    private LunarMonths(List<Month> months) {
        this.months = List.copyOf(months);
        this.firstDays = months.stream().mapToLong(Month::first).toArray();
        this.byYear = months.stream().collect(Collectors.groupingBy(Month::year));
    }

    /** The table; computed on first use and never changed. */
    static LunarMonths table() {
        return Table.MONTHS;
    }

    private static final class Table {
        static final LunarMonths MONTHS = computed();
    }

    /** A table of its own, which costs the whole computation. */
    static LunarMonths computed() {
        return new LunarMonths(named());
    }

    /** The month of a day from {@link #FIRST_DAY} to {@link #LAST_DAY}. */
    Month of(LocalDate date) {
        int found = Arrays.binarySearch(firstDays, date.toEpochDay());
        return months.get(found >= 0 ? found : -found - 2);
    }

    Optional<Month> find(int year, int number, boolean leap) {
        return in(year).stream()
                .filter(month -> month.number == number && month.leap == leap)
                .findFirst();
    }

    /** The months of a lunar year in order, none for a year that is not computed. */
    List<Month> in(int year) {
        return byYear.getOrDefault(year, List.of());
    }

    private static List<Month> named() {
        long[] starts = starts();
        int[] signs = Arrays.stream(starts).mapToInt(LunarMonths::sign).toArray();
        List<Month> named = new ArrayList<>();
        int eleventh = nextEleventh(signs, 0);
        for (int next = nextEleventh(signs, eleventh + 1); next > 0; next = nextEleventh(signs, next + 1)) {
            addYear(named, Arrays.copyOfRange(starts, eleventh, next + 1), leapIn(signs, eleventh, next));
            eleventh = next;
        }
        return named;
    }

    /** The first days of all months from autumn 1974 on. */
    private static long[] starts() {
        int first = NewMoon.numberBefore(julianDay(LocalDate.of(1974, 10, 1)));
        int last = NewMoon.numberBefore(julianDay(LAST_DAY.plusYears(2)));
        long[] starts = new long[last - first + 1];
        for (int i = 0; i < starts.length; i++) {
            double instant = NewMoon.instant(first + i);
            double local = instant - dynamicalMinusUniversal(instant) + ZONE;
            starts[i] = (long) Math.floor(local - JULIAN_DAY_OF_1970);
        }
        return starts;
    }

    /** How many principal terms since the winter solstice the Sun has passed when a local day begins. */
    private static int sign(long day) {
        double midnight = JULIAN_DAY_OF_1970 + day - ZONE;
        double longitude = SolarLongitude.at(midnight + dynamicalMinusUniversal(midnight));
        return (int) ((longitude - SOLSTICE + 360) % 360) / SIGN;
    }

    /** The first month from an index on in which the Sun passes the solstice, or -1. */
    private static int nextEleventh(int[] signs, int from) {
        for (int i = from; i < signs.length - 1; i++) {
            if (signs[i] > signs[i + 1]) {
                return i;
            }
        }
        return -1;
    }

    /** How many months after the eleventh the leap month stands, or -1 for a common year. */
    private static int leapIn(int[] signs, int eleventh, int next) {
        if (next - eleventh == 12) {
            return -1;
        }
        int leap = eleventh + 1;
        while (signs[leap] != signs[leap + 1]) {
            leap++;
        }
        return leap - eleventh;
    }

    private static void addYear(List<Month> named, long[] starts, int leap) {
        int year = LocalDate.ofEpochDay(starts[0]).getYear();
        for (int i = 0; i < starts.length - 1; i++) {
            int sinceEleventh = leap >= 0 && i >= leap ? i - 1 : i;
            int number = (sinceEleventh + 10) % 12 + 1;
            int ofYear = sinceEleventh < 2 ? year : year + 1;
            named.add(new Month(ofYear, number, i == leap, starts[i], starts[i + 1]));
        }
    }

    private static double julianDay(LocalDate date) {
        return JULIAN_DAY_OF_1970 + date.toEpochDay();
    }

    /**
     * How far clocks lag behind dynamical time, in days: 46 seconds in 1976, 64 in 2000, 69 in 2026 as observed, and
     * from there on by the slow growth of recent years, which nobody knows for sure.
     */
    static double dynamicalMinusUniversal(double julianDay) {
        double year = 2000 + (julianDay - 2451545.0) / 365.25;
        double seconds = year < 2000 ? 63.8 + 0.73 * (year - 2000) : 63.8 + 0.2 * (year - 2000);
        return seconds / SECONDS_PER_DAY;
    }
}
