package vn.motcua.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSObjectKey;

/** Entries of a cross-reference with object numbers in a row (ISO 32000-1, 7.5.4 and 7.5.8). */
record CrossReferenceRun(List<Map.Entry<COSObjectKey, CrossReferenceRun.Place>> entries) {

    private static final int LINE = 20;
    private static final int OFFSET_BYTES = 6;
    private static final int GENERATION_BYTES = 2;

    /**
     * Where an object stands.
     *
     * @param kind the type of the entry, as a cross-reference stream writes it
     * @param position the offset, or the number of the object stream
     * @param detail the generation, or the index in the object stream
     */
    record Place(int kind, long position, int detail) {

        private static final int FREE = 0;

        static Place head() {
            return new Place(FREE, 0, 65_535);
        }

        static Place at(long offset, int generation) {
            return new Place(1, offset, generation);
        }

        static Place in(long stream, int index) {
            return new Place(2, stream, index);
        }
    }

    static List<CrossReferenceRun> of(SortedMap<COSObjectKey, Place> places) {
        List<CrossReferenceRun> runs = new ArrayList<>();
        long expected = -1;
        for (Map.Entry<COSObjectKey, Place> entry : places.entrySet()) {
            if (entry.getKey().getNumber() != expected) {
                runs.add(new CrossReferenceRun(new ArrayList<>()));
            }
            runs.get(runs.size() - 1).entries.add(entry);
            expected = entry.getKey().getNumber() + 1;
        }
        return runs;
    }

    static COSArray widths() {
        COSArray widths = new COSArray();
        widths.add(COSInteger.ONE);
        widths.add(COSInteger.get(OFFSET_BYTES));
        widths.add(COSInteger.get(GENERATION_BYTES));
        return widths;
    }

    long first() {
        return entries.get(0).getKey().getNumber();
    }

    int size() {
        return entries.size();
    }

    String tableLines() {
        StringBuilder lines = new StringBuilder(LINE * entries.size());
        for (Map.Entry<COSObjectKey, Place> entry : entries) {
            Place place = entry.getValue();
            padded(lines, place.position(), 10);
            padded(lines.append(' '), place.detail(), 5);
            lines.append(place.kind() == Place.FREE ? " f \n" : " n \n");
        }
        return lines.toString();
    }

    private static void padded(StringBuilder line, long number, int width) {
        String digits = Long.toString(number);
        line.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }

    byte[] streamEntries() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Map.Entry<COSObjectKey, Place> entry : entries) {
            bytes.write(entry.getValue().kind());
            bytes.writeBytes(bigEndian(entry.getValue().position(), OFFSET_BYTES));
            bytes.writeBytes(bigEndian(entry.getValue().detail(), GENERATION_BYTES));
        }
        return bytes.toByteArray();
    }

    private static byte[] bigEndian(long value, int length) {
        byte[] minimal = BigInteger.valueOf(value).toByteArray();
        byte[] bytes = new byte[length];
        int digits = Math.min(minimal.length, length);
        System.arraycopy(minimal, minimal.length - digits, bytes, length - digits, digits);
        return bytes;
    }
}
