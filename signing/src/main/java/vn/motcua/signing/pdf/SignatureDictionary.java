package vn.motcua.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The signature dictionary as it stands in the file, with room for the byte range and the value, which are known only
 * when everything around them is.
 */
record SignatureDictionary(int byteRangeAt, int contentsAt, int contentsLength) {

    private static final int BYTE_RANGE_ROOM = 4 * 20;

    static SignatureDictionary append(ByteArrayOutputStream out, SignatureReservation reservation) {
        ascii(out, "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached\n/M(");
        ascii(out, reservation.pdfDate() + ")\n/ByteRange [");
        int byteRangeAt = out.size();
        ascii(out, " ".repeat(BYTE_RANGE_ROOM) + "]\n/Contents ");
        int contentsAt = out.size();
        int contentsLength = 2 * reservation.valueLength() + 2;
        ascii(out, "<" + "0".repeat(contentsLength - 2) + ">\n>>");
        return new SignatureDictionary(byteRangeAt, contentsAt, contentsLength);
    }

    /** Fills in the byte range, now that the length of the file is known. */
    Increment complete(long sourceLength, byte[] increment) {
        long gap = sourceLength + contentsAt;
        long behindGap = gap + contentsLength;
        ByteRange range = new ByteRange(0, gap, behindGap, sourceLength + increment.length - behindGap);
        byte[] numbers =
                ("0 " + gap + " " + behindGap + " " + range.secondLength()).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(numbers, 0, increment, byteRangeAt, numbers.length);
        return new Increment(sourceLength, increment, range);
    }

    private static void ascii(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
