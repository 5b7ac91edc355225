package vn.motcua.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The holidays as the notices speak of them, and a count day by day: written apart from the bundled table and from the
 * calendar, so that it can judge both.
 */
final class SpokenHolidays {

    private static final long SEED = 20240619L;
    private static final int ROUNDS = 2000;

    private final Set<LocalDate> off = new HashSet<>();
    private final Set<LocalDate> worked = new HashSet<>();

    SpokenHolidays() {
        speak(2021, "1/1; 10,11,12,15,16/2; 21/4; 30/4; 3/5; 2,3/9", off);
        speak(2022, "3/1; 31/1; 1,2,3,4/2; 11/4; 2,3/5; 1,2/9", off);
        speak(2023, "2/1; 20,23,24,25,26/1; 1,2,3/5; 1,4/9", off);
        speak(2024, "1/1; 8,9,12,13,14/2; 18/4; 29,30/4; 1/5; 2,3/9", off);
        speak(2025, "1/1; 27,28,29,30,31/1; 7/4; 30/4; 1,2/5; 1,2/9", off);
        speak(2026, "1,2/1; 16,17,18,19,20/2; 27/4; 30/4; 1/5; 31/8; 1,2/9; 24/11", off);
        speak(2024, "4/5", worked);
        speak(2025, "26/4", worked);
        speak(2026, "10/1; 22/8", worked);
    }

    String seed() {
        return "seed " + SEED;
    }

    boolean isWorked(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return worked.contains(day) || (!weekend && !off.contains(day));
    }

    LocalDate count(LocalDate from, int days) {
        LocalDate day = from;
        int left = days;
        while (left > 0 || !isWorked(day)) {
            day = day.plusDays(1);
            left -= isWorked(day) ? 1 : 0;
        }
        return day;
    }

    void forEachRandomStart(BiConsumer<LocalDate, Integer> check) {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            check.accept(LocalDate.of(2021, 1, 1).plusDays(random.nextInt(2090)), random.nextInt(50));
        }
    }

    private static void speak(int year, String days, Set<LocalDate> into) {
        for (String month : days.split("; ", -1)) {
            String[] parts = month.split("/", -1);
            for (String day : parts[0].split(",", -1)) {
                into.add(LocalDate.of(year, Integer.parseInt(parts[1]), Integer.parseInt(day)));
            }
        }
    }
}
