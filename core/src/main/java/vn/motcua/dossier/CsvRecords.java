package vn.motcua.dossier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Records of RFC 4180: cells in quotes may hold separators, line ends and doubled quotes. Empty lines are no records. */
final class CsvRecords implements Iterator<CsvRecords.Line> {

    private static final int QUOTE = '"';
    private static final int END = -1;

    private final BufferedReader source;
    private final char separator;
    private long lines;
    private @Nullable Line upcoming;

    /** A record and the line on which it begins. */
    record Line(long number, List<String> cells) {}

    CsvRecords(BufferedReader source, char separator) {
        this.source = source;
        this.separator = separator;
    }

    @Override
    public boolean hasNext() {
        if (upcoming == null) {
            upcoming = read();
        }
        return upcoming != null;
    }

    @Override
    public Line next() {
        if (!hasNext() || upcoming == null) {
            throw new NoSuchElementException("no further record");
        }
        Line line = upcoming;
        upcoming = null;
        return line;
    }

    private @Nullable Line read() {
        try {
            String text = source.readLine();
            lines++;
            while (text != null && text.isBlank()) {
                text = source.readLine();
                lines++;
            }
            return text == null ? null : record(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Line record(String firstText) throws IOException {
        long first = lines;
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        String text = firstText;
        boolean quoted = false;
        int i = 0;
        while (true) {
            int next = i < text.length() ? text.charAt(i) : END;
            if (next == END) {
                String more = quoted ? source.readLine() : null;
                if (more == null) {
                    cells.add(cell.toString());
                    return new Line(first, cells);
                }
                lines++;
                cell.append('\n');
                text = more;
                i = 0;
            } else if (next == QUOTE && quoted && i + 1 < text.length() && text.charAt(i + 1) == QUOTE) {
                cell.append('"');
                i += 2;
            } else if (next == QUOTE && (quoted || cell.length() == 0)) {
                quoted = !quoted;
                i++;
            } else if (next == separator && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
                i++;
            } else {
                cell.append((char) next);
                i++;
            }
        }
    }
}
