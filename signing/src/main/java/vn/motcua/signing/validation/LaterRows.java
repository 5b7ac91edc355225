package vn.motcua.signing.validation;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.jspecify.annotations.Nullable;

/**
 * What the cross-reference sections of a revision say that PDFBox passes over (ISO 32000-1, 7.5.4 and 7.5.8): which
 * numbers are free, where PDFBox keeps what stood there and viewers take the object away; and which place in an object
 * stream is meant, where PDFBox goes by the number alone and viewers show one of two with the same number.
 */
final class LaterRows {

    private static final Pattern ROW = Pattern.compile("(\\d{1,10}) (\\d{1,5}) ([nf])\\s*");
    private static final Pattern RUN = Pattern.compile("(\\d{1,10}) (\\d{1,10})\\s*");
    private static final Pattern PREVIOUS = Pattern.compile("/Prev\\s+(\\d{1,18})");
    private static final Pattern BESIDE = Pattern.compile("/XRefStm\\s+(\\d{1,18})");
    private static final int LONGEST_LINE = 4096;
    private static final int LONGEST_TRAILER = 64;
    private static final int MOST_SECTIONS = 1_000;
    private static final int PACKED = 2;

    private final RandomAccessRead bytes;
    private final RevisionState state;
    private final Set<Long> decided = new HashSet<>();
    private final Set<Long> freed = new HashSet<>();
    private final Map<Long, Packed> packed = new HashMap<>();
    private boolean unreadable;

    /** A place in an object stream. */
    record Packed(long stream, long index) {}

    private LaterRows(RandomAccessRead bytes, RevisionState state) {
        this.bytes = bytes;
        this.state = state;
    }

    /** Reads the sections from the last back to where an earlier revision ends. */
    static LaterRows in(RandomAccessRead bytes, RevisionState state, long from) throws IOException {
        LaterRows reader = new LaterRows(bytes, state);
        long place = state.crossReference();
        for (int i = 0; place >= from && i < MOST_SECTIONS; i++) {
            long previous = reader.section(place);
            place = previous < place ? previous : -1;
        }
        return reader;
    }

    /** The numbers that are free. */
    Set<Long> freed() {
        return freed;
    }

    /** The places in object streams, by the numbers of the objects. */
    Map<Long, Packed> packed() {
        return packed;
    }

    /** Whether there is a section that PDFBox reads and this does not. */
    boolean unreadable() {
        return unreadable;
    }

    private long unread() {
        unreadable = true;
        return -1;
    }

    private long section(long place) throws IOException {
        bytes.seek(place);
        String first = line().strip();
        while (first.isEmpty() && !bytes.isEOF()) {
            first = line().strip();
        }
        if (first.startsWith("xref")) {
            return table();
        }
        return stream(place);
    }

    private long table() throws IOException {
        String line = line();
        Matcher run = RUN.matcher(line.strip());
        while (run.matches()) {
            long number = Long.parseLong(run.group(1));
            long count = Long.parseLong(run.group(2));
            for (long i = 0; i < count; i++) {
                Matcher row = ROW.matcher(line());
                if (!row.matches()) {
                    return unread();
                }
                decide(number + i, row.group(3).equals("f"));
            }
            line = line();
            run = RUN.matcher(line.strip());
        }
        return trailer(line);
    }

    private long trailer(String first) throws IOException {
        StringBuilder trailer = new StringBuilder(first);
        for (int i = 0; i < LONGEST_TRAILER && trailer.indexOf("startxref") < 0 && !bytes.isEOF(); i++) {
            trailer.append('\n').append(line());
        }
        Matcher beside = BESIDE.matcher(trailer);
        if (beside.find()) {
            // A hybrid: what the table calls free may stand in the stream beside it.
            freed.removeAll(state.places().keySet());
        }
        Matcher previous = PREVIOUS.matcher(trailer);
        return previous.find() ? Long.parseLong(previous.group(1)) : -1;
    }

    private long stream(long place) throws IOException {
        @Nullable COSStream section = XrefStream.at(bytes, place).orElse(null);
        if (section == null) {
            return unread();
        }
        COSArray widths = section.getCOSArray(COSName.W);
        COSArray index = section.getCOSArray(COSName.INDEX);
        if (widths == null || widths.size() < 3) {
            return unread();
        }
        try (InputStream rows = section.createInputStream()) {
            if (index == null) {
                run(rows, widths, 0, section.getLong(COSName.SIZE, 0));
            }
            for (int i = 0; index != null && i + 1 < index.size(); i += 2) {
                run(rows, widths, index.getInt(i), index.getInt(i + 1));
            }
        }
        return section.getLong(COSName.PREV, -1);
    }

    private void run(InputStream rows, COSArray widths, long first, long count) throws IOException {
        int[] ends = new int[3];
        for (int i = 0, end = 0; i < ends.length; i++) {
            end += Math.max(0, Math.min(8, widths.getInt(i)));
            ends[i] = end;
        }
        for (long i = 0; i < count; i++) {
            byte[] row = rows.readNBytes(ends[2]);
            if (row.length < ends[2]) {
                return;
            }
            // Without a first field every row is a place in the file.
            long kind = ends[0] == 0 ? 1 : number(row, 0, ends[0]);
            if (kind == PACKED && !decided.contains(first + i)) {
                packed.put(first + i, new Packed(number(row, ends[0], ends[1]), number(row, ends[1], ends[2])));
            }
            decide(first + i, kind == 0);
        }
    }

    private static long number(byte[] row, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number << 8 | (row[i] & 0xff);
        }
        return number;
    }

    private void decide(long number, boolean free) {
        if (decided.add(number) && free) {
            freed.add(number);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = bytes.read();
        while (next >= 0 && next != '\n' && next != '\r' && line.length() < LONGEST_LINE) {
            line.append((char) next);
            next = bytes.read();
        }
        if (next == '\r' && bytes.peek() == '\n') {
            bytes.read();
        }
        return line.toString();
    }
}
