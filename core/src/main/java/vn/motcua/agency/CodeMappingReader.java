package vn.motcua.agency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** Reads code changes from CSV (RFC 4180, one record on each line). */
final class CodeMappingReader {

    private static final List<String> COLUMNS =
            List.of("old_code", "old_name", "new_code", "new_name", "from", "extent", "evidence", "source");

    private CodeMappingReader() {}

    static CodeMapping read(TableText table) {
        List<String> lines = table.lines();
        int header = 0;
        while (header < lines.size() && lines.get(header).startsWith("#")) {
            header++;
        }
        requireHeader(new TableRow(table.name(), header + 1, COLUMNS, cells(table, header)));
        List<CodeChange> changes = new ArrayList<>();
        Map<List<Object>, Integer> seen = new HashMap<>();
        for (int i = header + 1; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty()) {
                TableRow row = new TableRow(table.name(), i + 1, COLUMNS, cells(table, i));
                CodeChange change = change(row);
                requireNew(seen, change, row);
                changes.add(change);
            }
        }
        return CodeMapping.of(changes);
    }

    private static void requireHeader(TableRow row) {
        for (int column = 0; column < COLUMNS.size(); column++) {
            if (!COLUMNS.get(column).equals(row.optional(column))) {
                throw row.illegal(column, "the header " + String.join(",", COLUMNS));
            }
        }
        row.requireAtMost(COLUMNS.size());
    }

    private static CodeChange change(TableRow row) {
        row.requireExactly(COLUMNS.size());
        return new CodeChange(
                code(row, 0),
                row.required(1),
                code(row, 2),
                row.required(3),
                row.date(4),
                row.constant(5, CodeChange.Extent.class),
                row.constant(6, Evidence.class),
                row.required(7));
    }

    private static String code(TableRow row, int column) {
        String cell = row.required(column);
        if (!CodeChange.FIVE_DIGITS.matcher(cell).matches()) {
            throw row.illegal(column, "five digits");
        }
        return cell;
    }

    private static void requireNew(Map<List<Object>, Integer> seen, CodeChange change, TableRow row) {
        Integer first = seen.putIfAbsent(List.of(change.oldCode(), change.newCode(), change.from()), row.line());
        if (first != null) {
            throw row.illegal(0, "a change that line " + first + " does not already say");
        }
    }

    private static List<String> cells(TableText table, int index) {
        List<String> lines = table.lines();
        return index < lines.size() ? new CsvLine(table.name(), index + 1, lines.get(index)).split() : List.of();
    }

    /** Takes one line of CSV apart. */
    private static final class CsvLine {

        private final String table;
        private final int number;
        private final String line;
        private final List<String> cells = new ArrayList<>();
        private int position;

        CsvLine(String table, int number, String line) {
            this.table = table;
            this.number = number;
            this.line = line;
        }

        List<String> split() {
            cells.add(cell());
            while (position < line.length()) {
                position++;
                cells.add(cell());
            }
            return cells;
        }

        private String cell() {
            if (position < line.length() && line.charAt(position) == '"') {
                return quoted();
            }
            int end = line.indexOf(',', position);
            String cell = line.substring(position, end < 0 ? line.length() : end);
            if (cell.indexOf('"') >= 0) {
                throw broken("a quotation mark inside a cell", "quotation marks around the whole cell");
            }
            position += cell.length();
            return cell;
        }

        private String quoted() {
            StringBuilder cell = new StringBuilder();
            int from = position + 1;
            int end = line.indexOf('"', from);
            while (end >= 0 && end + 1 < line.length() && line.charAt(end + 1) == '"') {
                cell.append(line, from, end + 1);
                from = end + 2;
                end = line.indexOf('"', from);
            }
            if (end < 0) {
                throw broken("a quoted cell without an end", "a closing quotation mark on the same line");
            }
            position = end + 1;
            if (position < line.length() && line.charAt(position) != ',') {
                throw broken("text after a quoted cell", "a comma or the end of the line");
            }
            return cell.append(line, from, end).toString();
        }

        private InvalidInputException broken(String given, String legal) {
            return new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    table + " line " + number + " column " + (cells.size() + 1),
                    given,
                    legal);
        }
    }
}
