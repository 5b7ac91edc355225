package vn.motcua.signing.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;
import org.jspecify.annotations.Nullable;

/** Undoes the filters of streams that tell a document's structure (ISO 32000-1, 7.4), within a budget. */
final class StreamDecoder {

    private static final int MOST_FILTERS = 8;
    private static final int LONGEST_ROW = 1 << 20;
    private static final List<COSName> FLATE = List.of(COSName.FLATE_DECODE, COSName.FLATE_DECODE_ABBREVIATION);
    private static final COSName CRYPT = COSName.CRYPT;

    private StreamDecoder() {}

    static InputStream open(InputStream raw, COSDictionary dictionary, ReadingBudget budget) throws IOException {
        @Nullable COSBase filters = dictionary.getDictionaryObject(COSName.FILTER, COSName.F);
        COSArray names = new COSArray();
        if (filters instanceof COSArray several) {
            names = several;
        } else if (filters != null) {
            names.add(filters);
        }
        if (names.size() > MOST_FILTERS) {
            throw PdfRefusal.damaged("a stream of it has too many filters", null);
        }
        InputStream decoded = raw;
        for (int i = 0; i < names.size(); i++) {
            decoded = new Counted(filter(decoded, names.getObject(i), new Parameters(dictionary, i)), budget);
        }
        return decoded;
    }

    private static InputStream filter(InputStream in, @Nullable COSBase name, Parameters parameters)
            throws IOException {
        int predictor = parameters.get(COSName.PREDICTOR, 1);
        if (name instanceof COSName flate && FLATE.contains(flate) && predictor != 2) {
            InputStream inflated = new Inflating(in);
            return predictor < 10 ? inflated : new PngRows(inflated, parameters.rowLength(), parameters.pixelLength());
        }
        if (CRYPT.equals(name)) {
            return in;
        }
        if (name instanceof COSName other) {
            ByteArrayOutputStream decoded = new ByteArrayOutputStream();
            FilterFactory.INSTANCE
                    .getFilter(other)
                    .decode(in, new Bounded(decoded), parameters.dictionary, parameters.index);
            return new ByteArrayInputStream(decoded.toByteArray());
        }
        throw PdfRefusal.damaged("a stream of it has a filter without a name", null);
    }

    /** The parameters of one filter. */
    private record Parameters(COSDictionary dictionary, int index) {

        int get(COSName name, int absent) {
            @Nullable COSBase parameters = dictionary.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
            if (parameters instanceof COSArray several) {
                parameters = index < several.size() ? several.getObject(index) : null;
            }
            return parameters instanceof COSDictionary own ? own.getInt(name, absent) : absent;
        }

        int pixelLength() {
            return Math.max(1, bits() / 8);
        }

        private int bits() {
            int bits = get(COSName.COLORS, 1) * get(COSName.BITS_PER_COMPONENT, 8);
            if (bits < 1 || bits > 1024) {
                throw PdfRefusal.damaged("a stream of it has unsound filter parameters", null);
            }
            return bits;
        }

        int rowLength() {
            long length = ((long) bits() * get(COSName.COLUMNS, 1) + 7) / 8;
            if (length < 1 || length > LONGEST_ROW) {
                throw PdfRefusal.damaged("a stream of it has unsound filter parameters", null);
            }
            return (int) length;
        }
    }

    /** An inflater of its own, whose memory outside the heap is given back at once. */
    private static final class Inflating extends InflaterInputStream {

        Inflating(InputStream in) {
            super(in, new Inflater(), 8192);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }

    private static final class Counted extends FilterInputStream {

        private final ReadingBudget budget;

        Counted(InputStream in, ReadingBudget budget) {
            super(in);
            this.budget = budget;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            budget.decoded(1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            budget.decoded(Math.max(read, 0));
            return read;
        }
    }

    private static final class Bounded extends OutputStream {

        private final ByteArrayOutputStream out;

        Bounded(ByteArrayOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) {
            require(1);
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            require(length);
            out.write(bytes, offset, length);
        }

        private void require(int more) {
            ReadingBudget.require(
                    out.size() + (long) more <= ReadingBudget.LARGEST_OBJECT_STREAM, "a stream that unfolds too far");
        }
    }

    /** Rows that each say how they differ from the one above (PNG, 9). */
    private static final class PngRows extends InputStream {

        private final InputStream in;
        private final int pixel;
        private byte[] row;
        private byte[] above;
        private int at;

        PngRows(InputStream in, int length, int pixel) {
            this.in = in;
            this.pixel = pixel;
            this.row = new byte[length];
            this.above = new byte[length];
            this.at = length;
        }

        @Override
        public int read() throws IOException {
            if (at == row.length && !next()) {
                return -1;
            }
            return row[at++] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (at == row.length && !next()) {
                return -1;
            }
            int copied = Math.min(length, row.length - at);
            System.arraycopy(row, at, bytes, offset, copied);
            at += copied;
            return copied;
        }

        private boolean next() throws IOException {
            int type = in.read();
            if (type < 0) {
                return false;
            }
            byte[] last = row;
            row = above;
            above = last;
            int read = in.readNBytes(row, 0, row.length);
            if (read < row.length || type > 4) {
                throw new IOException("a row is cut off or of an unknown kind");
            }
            for (int i = 0; i < row.length; i++) {
                row[i] = (byte) (row[i] + predicted(type, i));
            }
            at = 0;
            return true;
        }

        private int predicted(int type, int i) {
            int left = i < pixel ? 0 : row[i - pixel] & 0xFF;
            int up = above[i] & 0xFF;
            int upLeft = i < pixel ? 0 : above[i - pixel] & 0xFF;
            return switch (type) {
                case 1 -> left;
                case 2 -> up;
                case 3 -> (left + up) / 2;
                case 4 -> paeth(left, up, upLeft);
                default -> 0;
            };
        }

        private static int paeth(int left, int up, int upLeft) {
            int estimate = left + up - upLeft;
            int byLeft = Math.abs(estimate - left);
            int byUp = Math.abs(estimate - up);
            int byUpLeft = Math.abs(estimate - upLeft);
            if (byLeft <= byUp && byLeft <= byUpLeft) {
                return left;
            }
            return byUp <= byUpLeft ? up : upLeft;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
