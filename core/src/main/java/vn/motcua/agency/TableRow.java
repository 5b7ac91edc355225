package vn.motcua.agency;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** One row of a table, which knows its place for error messages. */
record TableRow(String table, int line, List<String> columns, List<String> cells) {

    static final int MAX_CELL = 500;

    private static final int MOST_SHOWN = 40;

    void requireExactly(int count) {
        if (cells.size() < count) {
            throw illegal(cells.size(), count + " columns: " + String.join(", ", columns));
        }
        requireAtMost(count);
    }

    void requireAtMost(int count) {
        if (cells.size() > count) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    table + " line " + line + " column " + (count + 1),
                    cells.size() + " columns",
                    "at most " + count);
        }
    }

    /** The cell, empty if the line ends before it. */
    String optional(int column) {
        String cell = column < cells.size() ? cells.get(column) : "";
        if (cell.length() > MAX_CELL) {
            throw illegal(column, "at most " + MAX_CELL + " characters");
        }
        return Normalizer.normalize(cell, Normalizer.Form.NFC);
    }

    String required(int column) {
        String cell = optional(column);
        if (cell.isBlank()) {
            throw illegal(column, "a text");
        }
        return cell;
    }

    LocalDate date(int column, LocalDate absent) {
        String cell = optional(column);
        return cell.isEmpty() ? absent : parsedDate(column);
    }

    LocalDate date(int column) {
        required(column);
        return parsedDate(column);
    }

    <E extends Enum<E>> E constant(int column, Class<E> type) {
        String cell = required(column);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(cell)) {
                return constant;
            }
        }
        throw illegal(column, legalNames(type.getEnumConstants()));
    }

    InvalidInputException illegal(int column, String legal) {
        return illegal(column, legal, null);
    }

    InvalidInputException illegal(int column, String legal, @Nullable Throwable cause) {
        String name = column < columns.size() ? " (" + columns.get(column) + ")" : "";
        return new InvalidInputException(
                FailureCode.INVALID_VALUE,
                table + " line " + line + " column " + (column + 1) + name,
                "got " + (column < cells.size() ? shown(cells.get(column)) : "nothing") + ", expected " + legal,
                cause);
    }

    private LocalDate parsedDate(int column) {
        try {
            return LocalDate.parse(cells.get(column));
        } catch (DateTimeParseException e) {
            throw illegal(column, "a date such as 2025-07-01", e);
        }
    }

    private static String legalNames(Enum<?>[] constants) {
        StringBuilder names = new StringBuilder("one of");
        for (Enum<?> constant : constants) {
            names.append(' ').append(constant.name().toLowerCase(Locale.ROOT));
        }
        return names.toString();
    }

    private static String shown(String cell) {
        return cell.length() <= MOST_SHOWN ? "\"" + cell + "\"" : cell.length() + " characters";
    }
}
