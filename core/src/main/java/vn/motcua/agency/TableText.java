package vn.motcua.agency;

import java.io.IOException;
import java.io.InputStream;
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
final class TableText {

    static final int MAX_BYTES = 8 << 20;
    static final int MAX_LINES = 100_000;

    private static final Pattern LINE_END = Pattern.compile("\r\n|\n");
    private static final Pattern TAB = Pattern.compile("\t");

    private final String name;
    private final List<String> lines;

    private TableText(String name, String text) {
        this.name = name;
        this.lines = List.of(LINE_END.split(text.startsWith("\uFEFF") ? text.substring(1) : text, -1));
        if (lines.size() > MAX_LINES) {
            throw tooLarge(MAX_LINES + " lines");
        }
    }

    static TableText bundled(String name) {
        try (InputStream in = TableText.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new ResourceException(
                        FailureCode.PART_MISSING, "reading " + name, "it is not in the SDK's jar", null);
            }
            return decode(name, in.readAllBytes());
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, "reading " + name, "the jar cannot be read", e);
        }
    }

    static TableText load(Path file) {
        String name = String.valueOf(file.getFileName());
        try (InputStream in = Files.newInputStream(file)) {
            return decode(name, in.readNBytes(MAX_BYTES + 1));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(FailureCode.FILE_NOT_FOUND, "reading " + name, "there is no such file", e);
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, "reading " + name, "it cannot be read", e);
        }
    }

    static TableText decode(String name, byte[] bytes) {
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

    String name() {
        return name;
    }

    List<String> lines() {
        return lines;
    }

    /** The tab-separated rows, without empty lines and comments. */
    List<TableRow> tabSeparated(List<String> columns) {
        List<TableRow> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty() && !line.startsWith("#")) {
                TableRow row = new TableRow(name, i + 1, columns, List.of(TAB.split(line, -1)));
                row.requireAtMost(columns.size());
                rows.add(row);
            }
        }
        return rows;
    }

    private InvalidInputException tooLarge(String most) {
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
