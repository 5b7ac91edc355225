package vn.motcua.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A second lunar calendar, to judge ours: it walks day by day over instants that another author's astronomy library found by
 * searching for roots of longitudes from other theories (the table says which), and names each month by looking at the
 * principal terms inside it. It shares neither series nor method nor code with the calendar it judges.
 */
final class Sky {

    private final Set<LocalDate> newMoons = new HashSet<>();
    private final Set<LocalDate> terms = new HashSet<>();
    private final Set<LocalDate> solstices = new HashSet<>();

    private LocalDate first = LocalDate.of(1975, 12, 3);
    private int year = 1975;
    private int number = 11;
    private boolean leap;
    private LocalDate eleventh = first;
    private boolean leapPassed;

    Sky() {
        for (Event event : events()) {
            take(event.at().atOffset(ZoneOffset.ofHours(7)).toLocalDate(), event.what());
        }
    }

    private void take(LocalDate day, String what) {
        (what.equals("moon") ? newMoons : terms).add(day);
        if (what.equals("270")) {
            solstices.add(day);
        }
    }

    /** The lunar date of a day as text; to be asked for one day after another from 1975-12-03 on. */
    String spoken(LocalDate day) {
        if (newMoons.contains(day) && !day.equals(first)) {
            enter(day);
        }
        return (day.toEpochDay() - first.toEpochDay() + 1) + "/" + number + (leap ? " nhuận/" : "/") + year;
    }

    private void enter(LocalDate day) {
        if (has(solstices, day)) {
            eleventh = day;
            leapPassed = false;
        }
        leap = !leapPassed && monthsFromEleventh() == 13 && !has(terms, day);
        leapPassed |= leap;
        first = day;
        if (!leap) {
            year += number == 12 ? 1 : 0;
            number = number % 12 + 1;
        }
    }

    /** How many months there are from the last one with a solstice to before the next one. */
    private int monthsFromEleventh() {
        int count = 1;
        for (LocalDate month = next(eleventh); !has(solstices, month) && count < 20; month = next(month)) {
            count++;
        }
        return count;
    }

    private boolean has(Set<LocalDate> days, LocalDate month) {
        return month.datesUntil(next(month)).anyMatch(days::contains);
    }

    private LocalDate next(LocalDate month) {
        LocalDate day = month.plusDays(1);
        while (!newMoons.contains(day) && day.getYear() < 2110) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** One line of the table: a new moon, or the longitude in degrees that the Sun reaches. */
    record Event(Instant at, String what) {

        boolean isNewMoon() {
            return what.equals("moon");
        }

        /** The Julian ephemeris day, by what the Earth's rotation was observed to lag; good to some seconds until 2026. */
        double ephemerisDay() {
            double year = 1970 + at.getEpochSecond() / 31_556_952.0;
            double lag = year < 2000 ? 46.5 + (year - 1976) * 0.72 : 63.8 + (year - 2000) * 0.25;
            return 2440587.5 + (at.getEpochSecond() + lag) / 86_400;
        }
    }

    /** The lines of the table in order of time. */
    static List<Event> events() {
        return lines().stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(cells -> new Event(Instant.parse(cells[0]), cells[1]))
                .toList();
    }

    private static List<String> lines() {
        InputStream table = Objects.requireNonNull(Sky.class.getResourceAsStream("sky.tsv"));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
