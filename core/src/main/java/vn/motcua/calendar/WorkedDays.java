package vn.motcua.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;

/**
 * The working days of consecutive years, numbered once, so that counting is a look-up and not a walk.
 */
final class WorkedDays {

    private final int firstDay;
    /** For each day, how many days up to and including it are worked. */
    private final int[] counted;
    /** The worked days in order, as days since 1970. */
    private final int[] worked;

    private WorkedDays(int firstDay, int[] counted, int[] worked) {
        this.firstDay = firstDay;
        this.counted = counted;
        this.worked = worked;
    }

    /** One table for each run of years without a gap. */
    static List<WorkedDays> runs(NavigableMap<Integer, WorkingYear> years) {
        List<WorkedDays> runs = new ArrayList<>();
        List<WorkingYear> run = new ArrayList<>();
        for (WorkingYear year : years.values()) {
            if (!run.isEmpty() && !years.containsKey(year.year() - 1)) {
                runs.add(of(run));
                run.clear();
            }
            run.add(year);
        }
        if (!run.isEmpty()) {
            runs.add(of(run));
        }
        return List.copyOf(runs);
    }

    private static WorkedDays of(List<WorkingYear> years) {
        LocalDate first = LocalDate.of(years.get(0).year(), 1, 1);
        int days = Math.toIntExact(first.plusYears(years.size()).toEpochDay() - first.toEpochDay());
        int[] counted = new int[days];
        int[] worked = new int[days];
        int count = 0;
        for (int index = 0; index < days; index++) {
            LocalDate day = first.plusDays(index);
            if (years.get(day.getYear() - first.getYear()).isWorkingDay(day)) {
                worked[count++] = Math.toIntExact(day.toEpochDay());
            }
            counted[index] = count;
        }
        return new WorkedDays(Math.toIntExact(first.toEpochDay()), counted, Arrays.copyOf(worked, count));
    }

    boolean covers(long day) {
        return day >= firstDay && day - firstDay < counted.length;
    }

    boolean isWorked(long day) {
        return upTo(day) > before(day);
    }

    /** How many days of this run before a day of it are worked. */
    int before(long day) {
        return day == firstDay ? 0 : upTo(day - 1);
    }

    /** How many days of this run up to and including a day of it are worked. */
    int upTo(long day) {
        return counted[(int) (day - firstDay)];
    }

    /** Whether this run has a worked day with this number; the first is 0. */
    boolean has(int number) {
        return number < worked.length;
    }

    long day(int number) {
        return worked[number];
    }

    /** The first day after this run. */
    long end() {
        return firstDay + (long) counted.length;
    }
}
