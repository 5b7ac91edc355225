package vn.motcua.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/**
 * A table of working years and the day it was issued, bundled or from a signed file.
 *
 * @param issued the day the table was issued
 * @param years the years in order
 */
record WorkingYearTable(LocalDate issued, List<WorkingYear> years) {

    private static final String NAME = "working-days.tsv";

    static WorkingYearTable bundled() {
        try (InputStream in = WorkingYearTable.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new ResourceException(
                        FailureCode.PART_MISSING, "reading working days", NAME + " is not in the SDK's jar", null);
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, "reading working days", NAME + " failed", e);
        }
    }

    static WorkingYearTable read(Reader source) throws IOException {
        Lines lines = new Lines();
        BufferedReader reader = new BufferedReader(source);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.take(line);
        }
        return lines.table();
    }

    /** The lines read so far; one that is not understood is an error and never skipped. */
    private static final class Lines {

        private static final Pattern TAB = Pattern.compile("\t");
        private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

        private final Map<Integer, Days> years = new TreeMap<>();
        private @Nullable LocalDate issued;
        private int number;

        private record Days(Set<LocalDate> off, Set<LocalDate> worked, List<String> notices) {}

        void take(String line) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                return;
            }
            String[] cells = TAB.split(line, -1);
            boolean understood = issued == null ? takeIssued(cells) : cells.length == 3 && takeDay(cells);
            if (!understood) {
                throw malformed(null);
            }
        }

        private boolean takeIssued(String[] cells) {
            if (cells.length != 2 || !cells[0].equals("issued")) {
                return false;
            }
            issued = date(cells[1]);
            return true;
        }

        private boolean takeDay(String[] cells) {
            if (cells[2].isBlank()) {
                return false;
            }
            return switch (cells[0]) {
                case "notice" -> addNotice(cells);
                case "off" -> days(cells[1]).off.add(date(cells[1]));
                case "worked" -> days(cells[1]).worked.add(date(cells[1]));
                default -> false;
            };
        }

        private boolean addNotice(String[] cells) {
            if (!YEAR.matcher(cells[1]).matches()) {
                return false;
            }
            return years.computeIfAbsent(
                            Integer.valueOf(cells[1]),
                            year -> new Days(new HashSet<>(), new HashSet<>(), new ArrayList<>()))
                    .notices
                    .add(cells[2]);
        }

        private Days days(String cell) {
            Days days = years.get(date(cell).getYear());
            if (days == null) {
                throw malformed(null);
            }
            return days;
        }

        private LocalDate date(String cell) {
            try {
                return LocalDate.parse(cell);
            } catch (DateTimeParseException e) {
                throw malformed(e);
            }
        }

        WorkingYearTable table() {
            if (issued == null) {
                throw malformed(null);
            }
            return new WorkingYearTable(
                    issued,
                    years.entrySet().stream()
                            .map(entry -> year(entry.getKey(), entry.getValue()))
                            .toList());
        }

        private static WorkingYear year(int year, Days days) {
            return new WorkingYear(year, days.off, days.worked, days.notices);
        }

        private InvalidInputException malformed(@Nullable Throwable cause) {
            return new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "reading working days",
                    "line " + number + " is none of: issued DATE (first of all), notice YEAR TEXT,"
                            + " off DATE TEXT, worked DATE TEXT after its notice",
                    cause);
        }
    }
}
