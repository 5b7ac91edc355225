package vn.motcua.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import vn.motcua.internal.table.TableRow;
import vn.motcua.internal.table.TableText;

/** A public holiday as the law names it, before a notice says which days are off in a year. */
record HolidayRule(String name, boolean lunar, int month, int day, int days, boolean madeUp, LocalDate from) {

    private static final String NAME = "holidays.tsv";
    private static final List<String> COLUMNS =
            List.of("name", "calendar", "month", "day", "days", "made up", "first day", "basis", "source");

    static List<HolidayRule> bundled() {
        return TableText.bundled(HolidayRule.class, NAME).tabSeparated().stream()
                .map(row -> of(row.named(COLUMNS)))
                .toList();
    }

    private static HolidayRule of(TableRow row) {
        return new HolidayRule(
                row.required(0),
                isFirst(row, 1, "LUNAR", "SOLAR"),
                row.integer(2, 1, 12),
                row.integer(3, 1, 31),
                row.integer(4, 1, 31),
                isFirst(row, 5, "MADE_UP", "NOT_MADE_UP"),
                row.date(6));
    }

    private static boolean isFirst(TableRow row, int column, String first, String second) {
        String cell = row.required(column);
        if (!cell.equals(first) && !cell.equals(second)) {
            throw row.illegal(column, first + " or " + second);
        }
        return cell.equals(first);
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
