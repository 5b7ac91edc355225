package vn.motcua.internal.table;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * One row of a table, which knows its place for error messages. Every reader of a cell refuses what it cannot read with
 * an {@link InvalidInputException} that names table, line, column, what stands there and what is legal.
 *
 * @param table the name of the table
 * @param line where the row stands, from 1
 * @param columns the names of its columns
 * @param cells what stands in them
 */
public record TableRow(String table, int line, List<String> columns, List<String> cells) {

    /** The longest cell, in characters. */
    public static final int MAX_CELL = 500;

    private static final int MOST_SHOWN = 40;

    /** Copies the lists. */
    public TableRow {
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
    }

    /**
     * Returns this row with its columns named, for tables whose rows are of several kinds.
     *
     * @param names the names of all columns
     * @return the row
     * @throws InvalidInputException if the row has more or fewer
     */
    public TableRow named(List<String> names) {
        TableRow row = new TableRow(table, line, names, cells);
        row.requireExactly(names.size());
        return row;
    }

    /**
     * Refuses a row with too few cells or too many.
     *
     * @param count how many there are to be
     */
    public void requireExactly(int count) {
        if (cells.size() < count) {
            throw illegal(cells.size(), count + " columns: " + String.join(", ", columns));
        }
        requireAtMost(count);
    }

    /**
     * Refuses a row with too many cells.
     *
     * @param count how many there may be
     */
    public void requireAtMost(int count) {
        if (cells.size() > count) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    table + " line " + line + " column " + (count + 1),
                    cells.size() + " columns",
                    "at most " + count);
        }
    }

    /**
     * Reads a cell that may be left out.
     *
     * @param column which, from 0
     * @return the cell in NFC, empty if the line ends before it
     */
    public String optional(int column) {
        String cell = column < cells.size() ? cells.get(column) : "";
        if (cell.length() > MAX_CELL) {
            throw illegal(column, "at most " + MAX_CELL + " characters");
        }
        return Normalizer.normalize(cell, Normalizer.Form.NFC);
    }

    /**
     * Reads a cell that must hold something.
     *
     * @param column which, from 0
     * @return the cell in NFC
     */
    public String required(int column) {
        String cell = optional(column);
        if (cell.isBlank()) {
            throw illegal(column, "a text");
        }
        return cell;
    }

    /**
     * Reads a day that may be left out.
     *
     * @param column which, from 0
     * @param absent what an empty cell means
     * @return the day
     */
    public LocalDate date(int column, LocalDate absent) {
        return optional(column).isEmpty() ? absent : date(column);
    }

    /**
     * Reads a day.
     *
     * @param column which, from 0
     * @return the day
     */
    public LocalDate date(int column) {
        return parsed(column, LocalDate::parse, "a date such as 2025-07-01");
    }

    /**
     * Reads a time of day.
     *
     * @param column which, from 0
     * @return the time
     */
    public LocalTime time(int column) {
        return parsed(column, LocalTime::parse, "a time such as 15:00");
    }

    /**
     * Reads a whole number.
     *
     * @param column which, from 0
     * @param least the least that is legal
     * @param most the most that is legal
     * @return the number
     */
    public int integer(int column, int least, int most) {
        String legal = "a whole number from " + least + " to " + most;
        int number = parsed(column, Integer::valueOf, legal);
        if (number < least || number > most) {
            throw illegal(column, legal);
        }
        return number;
    }

    /**
     * Reads a decimal number.
     *
     * @param column which, from 0
     * @return the number
     */
    public BigDecimal decimal(int column) {
        return parsed(column, BigDecimal::new, "a number such as 0.80");
    }

    /**
     * Reads one of some constants by its name.
     *
     * @param <E> their type
     * @param column which, from 0
     * @param constants what is legal
     * @return the constant
     */
    public <E extends Enum<E>> E constant(int column, E[] constants) {
        return constant(column, constants, Enum::name);
    }

    /**
     * Reads one of some constants.
     *
     * @param <E> their type
     * @param column which, from 0
     * @param constants what is legal
     * @param written how each is written
     * @return the constant
     */
    public <E extends Enum<E>> E constant(int column, E[] constants, Function<? super E, String> written) {
        String cell = required(column);
        StringBuilder legal = new StringBuilder("one of");
        for (E constant : constants) {
            String name = written.apply(constant);
            if (name.equals(cell)) {
                return constant;
            }
            legal.append(' ').append(name);
        }
        throw illegal(column, legal.toString());
    }

    /**
     * Reads a cell as a value that checks itself.
     *
     * @param <T> its type
     * @param column which, from 0
     * @param maker makes the value of the text, or throws
     * @param legal what is legal
     * @return the value
     */
    public <T> T parsed(int column, Function<String, T> maker, String legal) {
        String cell = required(column);
        try {
            return maker.apply(cell);
        } catch (DateTimeParseException | IllegalArgumentException | InvalidInputException e) {
            throw illegal(column, legal, e);
        }
    }

    /**
     * Tells that a cell is not legal.
     *
     * @param column which, from 0
     * @param legal what would be legal
     * @return the failure, to be thrown
     */
    public InvalidInputException illegal(int column, String legal) {
        return illegal(column, legal, null);
    }

    /**
     * Tells that a cell is not legal, and why.
     *
     * @param column which, from 0
     * @param legal what would be legal
     * @param cause what said so
     * @return the failure, to be thrown
     */
    public InvalidInputException illegal(int column, String legal, @Nullable Throwable cause) {
        String name = column < columns.size() ? " (" + columns.get(column) + ")" : "";
        return new InvalidInputException(
                FailureCode.INVALID_VALUE,
                table + " line " + line + " column " + (column + 1) + name,
                "got " + (column < cells.size() ? shown(cells.get(column)) : "nothing") + ", expected " + legal,
                cause);
    }

    private static String shown(String cell) {
        return cell.length() <= MOST_SHOWN ? "\"" + cell + "\"" : cell.length() + " characters";
    }
}
