package vn.motcua.internal.table;

import java.util.ArrayList;
import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** Takes one line of CSV apart. */
final class CsvLine {

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
                FailureCode.INVALID_VALUE, table + " line " + number + " column " + (cells.size() + 1), given, legal);
    }
}
