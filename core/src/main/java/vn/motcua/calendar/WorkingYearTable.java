package vn.motcua.calendar;

import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.internal.table.TableRow;
import vn.motcua.internal.table.TableText;

/**
 * A table of working years and the day it was issued, bundled or from a signed file.
 *
 * @param issued the day the table was issued
 * @param years the years in order
 */
record WorkingYearTable(LocalDate issued, List<WorkingYear> years) {

    private static final String NAME = "working-days.tsv";
    private static final String ISSUED = "issued";
    private static final String FIRST_LINE = "issued DATE as the first line";
    private static final List<String> COLUMNS = List.of("kind", "day", "text");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

    static WorkingYearTable bundled() {
        return read(TableText.bundled(WorkingYearTable.class, NAME));
    }

    static WorkingYearTable read(Reader source) throws IOException {
        return read(TableText.read(NAME, source));
    }

    static WorkingYearTable read(TableText text) {
        List<TableRow> rows = text.tabSeparated();
        LocalDate issued = issued(text.name(), rows);
        Lines lines = new Lines();
        rows.stream().skip(1).forEach(row -> lines.take(row.named(COLUMNS)));
        return new WorkingYearTable(issued, lines.years());
    }

    /** The day of issue, which stands first in every table that an update may replace. */
    static LocalDate issued(String table, List<TableRow> rows) {
        if (rows.isEmpty()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, table, "no line", FIRST_LINE);
        }
        TableRow first = rows.get(0);
        if (!first.cells().get(0).equals(ISSUED) || first.cells().size() != 2) {
            throw first.illegal(0, FIRST_LINE);
        }
        return first.parsed(1, LocalDate::parse, FIRST_LINE);
    }

    /** The lines read so far; one that is not understood is an error and never skipped. */
    private static final class Lines {

        private final Map<Integer, Days> days = new TreeMap<>();

        private record Days(Set<LocalDate> off, Set<LocalDate> worked, List<String> notices) {}

        void take(TableRow row) {
            String text = row.required(2);
            switch (row.cells().get(0)) {
                case "notice" -> notices(row).add(text);
                case "off" -> add(daysOf(row).off, row);
                case "worked" -> add(daysOf(row).worked, row);
                default -> throw row.illegal(0, "notice, off or worked");
            }
        }

        private List<String> notices(TableRow row) {
            if (!YEAR.matcher(row.required(1)).matches()) {
                throw row.illegal(1, "a year of four digits");
            }
            return days.computeIfAbsent(
                            Integer.valueOf(row.required(1)),
                            year -> new Days(new HashSet<>(), new HashSet<>(), new ArrayList<>()))
                    .notices;
        }

        private Days daysOf(TableRow row) {
            Days found = days.get(row.date(1).getYear());
            if (found == null) {
                throw row.illegal(1, "a day of a year whose notice stands above");
            }
            return found;
        }

        private static void add(Set<LocalDate> set, TableRow row) {
            if (!set.add(row.date(1))) {
                throw row.illegal(1, "each day once");
            }
        }

        List<WorkingYear> years() {
            return days.entrySet().stream()
                    .map(entry -> new WorkingYear(
                            entry.getKey(), entry.getValue().off, entry.getValue().worked, entry.getValue().notices))
                    .toList();
        }
    }
}
