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

/** Reads the table of working years; a line that it does not understand is an error and never skipped. */
final class WorkingYearResource {

    private static final String NAME = "working-days.tsv";
    private static final Pattern TAB = Pattern.compile("\t");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

    private final Map<Integer, Days> years = new TreeMap<>();

    private record Days(Set<LocalDate> off, Set<LocalDate> worked, List<String> notices) {}

    private WorkingYearResource() {}

    static List<WorkingYear> bundled() {
        try (InputStream in = WorkingYearResource.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new ResourceException(
                        FailureCode.PART_MISSING, "reading working days", NAME + " is not in the SDK's jar", null);
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, "reading working days", NAME + " failed", e);
        }
    }

    static List<WorkingYear> read(Reader source) throws IOException {
        WorkingYearResource table = new WorkingYearResource();
        BufferedReader reader = new BufferedReader(source);
        int number = 1;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                table.add(TAB.split(line, -1), number);
            }
            number++;
        }
        return table.years.entrySet().stream()
                .map(entry -> new WorkingYear(
                        entry.getKey(), entry.getValue().off, entry.getValue().worked, entry.getValue().notices))
                .toList();
    }

    private void add(String[] cells, int number) {
        if (cells.length != 3 || cells[2].isBlank()) {
            throw malformed(number, null);
        }
        boolean fresh = switch (cells[0]) {
            case "notice" -> addNotice(cells, number);
            case "off" -> days(cells[1], number).off.add(date(cells[1], number));
            case "worked" -> days(cells[1], number).worked.add(date(cells[1], number));
            default -> false;
        };
        if (!fresh) {
            throw malformed(number, null);
        }
    }

    private boolean addNotice(String[] cells, int number) {
        if (!YEAR.matcher(cells[1]).matches()) {
            throw malformed(number, null);
        }
        return years.computeIfAbsent(
                        Integer.valueOf(cells[1]),
                        year -> new Days(new HashSet<>(), new HashSet<>(), new ArrayList<>()))
                .notices
                .add(cells[2]);
    }

    private Days days(String cell, int number) {
        Days days = years.get(date(cell, number).getYear());
        if (days == null) {
            throw malformed(number, null);
        }
        return days;
    }

    private static LocalDate date(String cell, int number) {
        try {
            return LocalDate.parse(cell);
        } catch (DateTimeParseException e) {
            throw malformed(number, e);
        }
    }

    private static InvalidInputException malformed(int number, @Nullable Throwable cause) {
        return new InvalidInputException(
                FailureCode.INVALID_VALUE,
                "reading working days",
                "line " + number + " is none of: notice YEAR TEXT, off DATE TEXT, worked DATE TEXT after its notice",
                cause);
    }
}
