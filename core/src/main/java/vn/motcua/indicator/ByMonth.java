package vn.motcua.indicator;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import vn.motcua.calendar.VietnamTime;

/**
 * Keeps something for each month, and finds it by any moment of that month in Viet Nam. What was found is remembered by
 * day, so that the rules of the time zone are asked about days and not about each of millions of moments. One thread only.
 */
final class ByMonth<T> {

    private static final int DAYS = 1 << 10;
    private static final long SECONDS_OF_DAY = 86_400;

    private final Supplier<T> maker;
    private final Map<YearMonth, T> months = new TreeMap<>();
    private final List<Span<T>> days;

    /** What belongs to a month, with its ends in epoch seconds. */
    private record Span<T>(T value, long from, long to) {

        boolean holds(long second) {
            return second >= from && second < to;
        }
    }

    ByMonth(Supplier<T> maker) {
        this.maker = maker;
        Span<T> nothing = new Span<>(maker.get(), 0, 0);
        days = new ArrayList<>(Collections.nCopies(DAYS, nothing));
    }

    /** Returns what belongs to the month of a moment; on the first time it is made. */
    T at(Instant moment) {
        long second = moment.getEpochSecond();
        int place = (int) Math.floorDiv(second, SECONDS_OF_DAY) & (DAYS - 1);
        Span<T> span = days.get(place);
        if (!span.holds(second)) {
            span = span(moment);
            days.set(place, span);
        }
        return span.value();
    }

    void forEach(BiConsumer<YearMonth, T> action) {
        months.forEach(action);
    }

    private Span<T> span(Instant moment) {
        YearMonth month = YearMonth.from(VietnamTime.dateOf(moment));
        return new Span<>(months.computeIfAbsent(month, none -> maker.get()), start(month), start(month.plusMonths(1)));
    }

    private static long start(YearMonth month) {
        return month.atDay(1).atStartOfDay(VietnamTime.ZONE).toEpochSecond();
    }
}
