package vn.motcua.signing.pdf;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.io.RandomAccessRead;
import org.jspecify.annotations.Nullable;

/**
 * Follows the sections of a cross-reference from the last to the first: tables, streams and hybrids of both
 * (ISO 32000-1, 7.5.4 and 7.5.8).
 */
final class CrossReferenceReader {

    private static final int ROWS_AT_ONCE = 512;

    private final RandomAccessRead in;
    private final FileObjects objects;
    private final CrossReference entries;
    private final Set<Long> visited = new HashSet<>();
    private final COSDictionary trailer = new COSDictionary();
    private long freeLines;

    private CrossReferenceReader(RandomAccessRead in, FileObjects objects) {
        this.in = in;
        this.objects = objects;
        this.entries = objects.crossReference();
    }

    /** Fills the objects' cross-reference and returns the trailer: its last state, completed by what only earlier ones say. */
    static COSDictionary read(RandomAccessRead in, FileObjects objects, long last) throws IOException {
        CrossReferenceReader reader = new CrossReferenceReader(in, objects);
        long next = last;
        while (next >= 0) {
            next = reader.section(next);
        }
        return reader.trailer;
    }

    /** Reads a section and returns the offset of the one before, or -1. */
    private long section(long offset) throws IOException {
        if (!visited.add(offset)) {
            throw PdfRefusal.damaged("its cross-reference sections form a circle", null);
        }
        objects.budget().section();
        begin(offset);
        COSDictionary dictionary = in.peek() == 'x' ? table(offset) : stream(offset);
        for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
            if (!trailer.containsKey(entry.getKey())) {
                trailer.setItem(entry.getKey(), entry.getValue());
            }
        }
        return place(dictionary, COSName.PREV);
    }

    private void begin(long offset) throws IOException {
        if (offset >= in.length()) {
            throw PdfRefusal.damaged("a cross-reference section lies behind its end", null);
        }
        in.seek(offset);
        PdfSyntax.peekAfterSpace(in);
    }

    private static long place(COSDictionary dictionary, COSName name) {
        @Nullable COSBase place = dictionary.getItem(name);
        if (place == null) {
            return -1;
        }
        if (place instanceof COSNumber number && number.longValue() >= 0) {
            // No section stands at 0; some programs write it for none.
            return number.longValue() == 0 ? -1 : number.longValue();
        }
        throw PdfRefusal.damaged("its cross-reference has no sound " + name.getName(), null);
    }

    /** What a table calls free may stand in the stream a hybrid file has beside it, so free entries come last. */
    private COSDictionary table(long offset) throws IOException {
        freeLines = 0;
        COSDictionary dictionary = lines(true);
        long hidden = place(dictionary, COSName.XREF_STM);
        if (hidden >= 0) {
            if (!visited.add(hidden)) {
                throw PdfRefusal.damaged("its cross-reference sections form a circle", null);
            }
            begin(hidden);
            stream(hidden);
        }
        if (freeLines > 0) {
            begin(offset);
            lines(false);
        }
        return dictionary;
    }

    private COSDictionary lines(boolean inUse) throws IOException {
        if (!PdfSyntax.nextWord(in).equals("xref")) {
            throw PdfRefusal.damaged("a cross-reference section of it does not begin", null);
        }
        long first = PdfSyntax.nextNumber(in);
        while (first >= 0) {
            long count = PdfSyntax.nextNumber(in);
            for (long number = first; number < first + count; number++) {
                line(number, inUse);
            }
            first = PdfSyntax.nextNumber(in);
        }
        if (PdfSyntax.nextWord(in).equals("trailer")
                && objects.reader(in).value() instanceof COSDictionary dictionary) {
            return dictionary;
        }
        throw PdfRefusal.damaged("a cross-reference table of it has no trailer", null);
    }

    private void line(long number, boolean inUse) throws IOException {
        objects.budget().entry();
        long offset = PdfSyntax.nextNumber(in);
        long generation = PdfSyntax.nextNumber(in);
        int kind = PdfSyntax.firstAfterSpace(in);
        boolean used = kind == 'n';
        if (offset < 0 || generation < 0 || (!used && kind != 'f') || PdfSyntax.isRegular(in.peek())) {
            throw PdfRefusal.damaged("a line of its cross-reference table is broken", null);
        }
        freeLines += used ? 0 : 1;
        if (used == inUse) {
            enter(number, used && offset > 0, (int) Math.min(generation, 65_535), offset);
        }
    }

    private void enter(long number, boolean used, int generation, long offset) {
        if (used) {
            entries.atOffset(number, generation, offset);
        } else if (number <= ReadingBudget.HIGHEST_NUMBER) {
            entries.free(number);
        }
    }

    private COSDictionary stream(long offset) throws IOException {
        FileObjects.RawStream stream = objects.streamAt(offset);
        COSDictionary dictionary = stream.dictionary();
        if (!COSName.XREF.equals(dictionary.getCOSName(COSName.TYPE))) {
            throw PdfRefusal.damaged("a cross-reference section of it is none", null);
        }
        int[] widths = widths(dictionary.getCOSArray(COSName.W));
        COSArray index = index(dictionary);
        try (DataInputStream rows = new DataInputStream(new BufferedInputStream(
                StreamDecoder.open(stream.bytes(in), dictionary, objects.budget()), ROWS_AT_ONCE))) {
            for (int i = 0; i + 1 < index.size(); i += 2) {
                run(rows, widths, number(index, i), number(index, i + 1));
            }
        } catch (EOFException e) {
            throw PdfRefusal.damaged("a cross-reference stream of it is too short", e);
        }
        return dictionary;
    }

    private static COSArray index(COSDictionary dictionary) {
        @Nullable COSArray index = dictionary.getCOSArray(COSName.INDEX);
        if (index != null) {
            return index;
        }
        COSArray whole = new COSArray();
        whole.add(COSInteger.ZERO);
        whole.add(COSInteger.get(dictionary.getLong(COSName.SIZE, 0)));
        return whole;
    }

    private static long number(COSArray array, int index) {
        if (array.getObject(index) instanceof COSInteger number && number.longValue() >= 0) {
            return number.longValue();
        }
        throw PdfRefusal.damaged("a cross-reference stream of it has no sound index", null);
    }

    private static int[] widths(@Nullable COSArray array) {
        if (array == null || array.size() < 3) {
            throw PdfRefusal.damaged("a cross-reference stream of it has no widths", null);
        }
        int[] widths = new int[3];
        for (int i = 0; i < widths.length; i++) {
            long width = number(array, i);
            if (width > 8) {
                throw PdfRefusal.damaged("a cross-reference stream of it has unsound widths", null);
            }
            widths[i] = (int) width;
        }
        return widths;
    }

    private void run(DataInputStream rows, int[] widths, long first, long count) throws IOException {
        for (long number = first; number < first + count; number++) {
            objects.budget().entry();
            long kind = widths[0] == 0 ? 1 : field(rows, widths[0]);
            long second = field(rows, widths[1]);
            long third = field(rows, widths[2]);
            if (kind == 2) {
                entries.inStream(number, second, (int) Math.min(third & Long.MAX_VALUE, 65_535));
            } else {
                enter(number, kind == 1 && second > 0, (int) Math.min(third & Long.MAX_VALUE, 65_535), second);
            }
        }
    }

    private static long field(DataInputStream rows, int width) throws IOException {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = (value << 8) | rows.readUnsignedByte();
        }
        return value;
    }
}
