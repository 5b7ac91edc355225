package vn.motcua.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;

/** A public holiday as the law names it, before a notice says which days are off in a year. */
record HolidayRule(String name, boolean lunar, int month, int day, int days, boolean madeUp, LocalDate from) {

    private static final String NAME = "holidays.tsv";
    private static final Pattern TAB = Pattern.compile("\t");

    static List<HolidayRule> bundled() {
        try (InputStream in = HolidayRule.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new ResourceException(
                        FailureCode.PART_MISSING, "reading holidays", NAME + " is not in the SDK's jar", null);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> of(TAB.split(line, -1)))
                    .toList();
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, "reading holidays", NAME + " failed", e);
        }
    }

    private static HolidayRule of(String[] cells) {
        return new HolidayRule(
                cells[0],
                cells[1].equals("LUNAR"),
                Integer.parseInt(cells[2]),
                Integer.parseInt(cells[3]),
                Integer.parseInt(cells[4]),
                cells[5].equals("MADE_UP"),
                LocalDate.parse(cells[6]));
    }

    LocalDate dayIn(int year) {
        return lunar ? LunarDate.of(year, month, day).toGregorian() : LocalDate.of(year, month, day);
    }

    boolean isInForce(int year) {
        return !dayIn(year).isBefore(from);
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
}
