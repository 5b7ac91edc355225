package vn.motcua.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;

/**
 * The signature dictionary as it stands in the file, with room for the byte range and the value, which are known only
 * when everything around them is.
 */
record SignatureDictionary(int byteRangeAt, int contentsAt, int contentsLength) {

    private static final int BYTE_RANGE_ROOM = 4 * 20;

    /** What a PAdES signature says beside its byte range and its value. */
    static COSDictionary pades(SignatureReservation reservation) {
        COSDictionary entries = new COSDictionary();
        entries.setItem(COSName.TYPE, COSName.SIG);
        entries.setItem(COSName.FILTER, COSName.getPDFName("Adobe.PPKLite"));
        entries.setItem(COSName.SUB_FILTER, COSName.getPDFName("ETSI.CAdES.detached"));
        entries.setItem(COSName.M, new COSString(reservation.pdfDate()));
        return entries;
    }

    /** Neither the byte range nor the value is enciphered, whatever the document is. */
    static SignatureDictionary append(
            ByteArrayOutputStream out, CosText text, COSDictionary entries, SignatureReservation reservation)
            throws IOException {
        ascii(out, "<<");
        text.entries(entries);
        ascii(out, "/ByteRange [");
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
