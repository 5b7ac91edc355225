package vn.motcua.internal.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/** The text of a small table in UTF-8, bundled or a user's own; what is wrong with it is reported by line. */
public final class TableText {

    /** The largest table, in bytes. */
    public static final int MAX_BYTES = 8 << 20;

    /** The longest table. */
    public static final int MAX_LINES = 100_000;

    private static final String COMMENT = "#";
    private static final String TABLE = "table\t";

    private static final Pattern LINE_END = Pattern.compile("\r\n|\n");
    private static final Pattern TAB = Pattern.compile("\t");

    private final String name;
    private final List<String> lines;

    private TableText(String name, String text) {
        this.name = name;
        this.lines = List.of(LINE_END.split(text.startsWith("\uFEFF") ? text.substring(1) : text, -1));
        if (lines.size() > MAX_LINES) {
            throw tooLarge(name, MAX_LINES + " lines");
        }
    }

    /**
     * Reads a table from the SDK's jar.
     *
     * @param room a type of the package that the table lies in
     * @param name its name
     * @return the table
     * @throws ResourceException if it is not there
     */
    public static TableText bundled(Class<?> room, String name) {
        try (InputStream in = room.getResourceAsStream(name)) {
            if (in == null) {
                throw new ResourceException(
                        FailureCode.PART_MISSING, "reading " + name, "it is not in the SDK's jar", null);
            }
            return decode(name, in.readAllBytes());
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, "reading " + name, "the jar cannot be read", e);
        }
    }

    /**
     * Reads a table from a file.
     *
     * @param file the file
     * @return the table
     * @throws InvalidInputException if there is no such file, it is too large or not UTF-8
     * @throws ResourceException if it cannot be read
     */
    public static TableText load(Path file) {
        String name = String.valueOf(file.getFileName());
        try (InputStream in = Files.newInputStream(file)) {
            return decode(name, in.readNBytes(MAX_BYTES + 1));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(FailureCode.FILE_NOT_FOUND, "reading " + name, "there is no such file", e);
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, "reading " + name, "it cannot be read", e);
        }
    }

    /**
     * Reads all text there is.
     *
     * @param name what to call the table
     * @param source the text; read to its end and left open
     * @return the table
     * @throws IOException if the text cannot be read
     * @throws InvalidInputException if there is too much
     */
    public static TableText read(String name, Reader source) throws IOException {
        CharBuffer text = CharBuffer.allocate(MAX_BYTES + 1);
        while (text.hasRemaining() && source.read(text) >= 0) {}
        if (!text.hasRemaining()) {
            throw tooLarge(name, MAX_BYTES + " characters");
        }
        return new TableText(name, text.flip().toString());
    }

    /**
     * Makes a table of lines.
     *
     * @param name what to call the table
     * @param lines its lines
     * @return the table
     */
    public static TableText of(String name, List<String> lines) {
        return new TableText(name, String.join("\n", lines));
    }

    /**
     * Reads bytes.
     *
     * @param name what to call the table
     * @param bytes its text in UTF-8
     * @return the table
     * @throws InvalidInputException if there are too many or they are not UTF-8; the line is named
     */
    public static TableText decode(String name, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new InvalidInputException(
                    FailureCode.LIMIT_EXCEEDED, name, "a larger file", "at most " + MAX_BYTES + " bytes");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    name + " line " + lineOf(bytes, in.position()),
                    "bytes that are not UTF-8",
                    "text in UTF-8");
        }
        return new TableText(name, out.flip().toString());
    }

    /**
     * Returns the name.
     *
     * @return the name for messages
     */
    public String name() {
        return name;
    }

    /**
     * Returns the lines.
     *
     * @return every line, comments and empty ones too
     */
    public List<String> lines() {
        return lines;
    }

    /**
     * Takes tab-separated rows apart.
     *
     * @return the rows, without empty lines and comments
     */
    public List<TableRow> tabSeparated() {
        List<TableRow> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty() && !line.startsWith(COMMENT)) {
                rows.add(new TableRow(name, i + 1, List.of(), List.of(TAB.split(line, -1))));
            }
        }
        return rows;
    }

    /**
     * Takes tab-separated rows of one kind apart.
     *
     * @param columns the names of the columns; a row may end before the last
     * @return the rows, without empty lines and comments
     * @throws InvalidInputException if a row has more columns
     */
    public List<TableRow> tabSeparated(List<String> columns) {
        List<TableRow> rows = new ArrayList<>();
        for (TableRow plain : tabSeparated()) {
            TableRow row = new TableRow(name, plain.line(), columns, plain.cells());
            row.requireAtMost(columns.size());
            rows.add(row);
        }
        return rows;
    }

    /**
     * Takes the rows of CSV (RFC 4180, one record on each line) apart. Comments may stand before the header only.
     *
     * @param columns the header
     * @return the rows below the header, each with all columns, without empty lines
     * @throws InvalidInputException if the header is another, or a row has other columns or is no CSV
     */
    public List<TableRow> commaSeparated(List<String> columns) {
        int header = 0;
        while (header < lines.size() && lines.get(header).startsWith(COMMENT)) {
            header++;
        }
        requireHeader(new TableRow(name, header + 1, columns, header < lines.size() ? cells(header) : List.of()));
        List<TableRow> rows = new ArrayList<>();
        for (int i = header + 1; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty()) {
                rows.add(new TableRow(name, i + 1, List.of(), cells(i)).named(columns));
            }
        }
        return rows;
    }

    /**
     * Returns the part of this text that belongs to one of its tables. A line of {@code table}, a tab and a name begins a
     * table; what stands before all of those is the table without a name.
     *
     * @param table the name, empty for the lines before the first name
     * @return the lines of that table, each at the place where it stands here; empty if there is none of that name
     */
    public List<String> part(String table) {
        List<String> part = new ArrayList<>();
        String current = "";
        boolean found = table.isEmpty();
        for (String line : lines) {
            boolean heading = line.startsWith(TABLE);
            current = heading ? line.substring(TABLE.length()) : current;
            found |= heading && current.equals(table);
            part.add(!heading && current.equals(table) ? line : "");
        }
        return found ? part : List.of();
    }

    private static void requireHeader(TableRow row) {
        for (int column = 0; column < row.columns().size(); column++) {
            if (!row.columns().get(column).equals(row.optional(column))) {
                throw row.illegal(column, "the header " + String.join(",", row.columns()));
            }
        }
        row.requireAtMost(row.columns().size());
    }

    private List<String> cells(int index) {
        return new CsvLine(name, index + 1, lines.get(index)).split();
    }

    private static InvalidInputException tooLarge(String name, String most) {
        return new InvalidInputException(FailureCode.LIMIT_EXCEEDED, name, "a larger table", "at most " + most);
    }

    private static int lineOf(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
