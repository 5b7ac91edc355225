package vn.motcua.signing.pdf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The bytes appended to a document, complete but for the signature value. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
record Increment(long sourceLength, byte[] bytes, ByteRange byteRange) {

    /** Where the hexadecimal digits of the value start in the file. */
    long contentsOffset() {
        return byteRange.firstLength() + 1;
    }

    /** The longest value that fits, in bytes. */
    int valueRoom() {
        return (int) (byteRange.secondOffset() - byteRange.firstLength() - 2) / 2;
    }

    /** Goes on with a digest over the document by what the signature covers of the increment. */
    void digest(MessageDigest digest) {
        int gap = (int) (byteRange.firstLength() - sourceLength);
        int behindGap = (int) (byteRange.secondOffset() - sourceLength);
        digest.update(bytes, 0, gap);
        digest.update(bytes, behindGap, bytes.length - behindGap);
    }

    /** The bytes with the value in its place. */
    byte[] with(byte[] value) {
        byte[] complete = bytes.clone();
        byte[] digits = HexFormat.of().formatHex(value).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, complete, (int) (contentsOffset() - sourceLength), digits.length);
        return complete;
    }
}
