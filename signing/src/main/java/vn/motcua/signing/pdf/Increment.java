package vn.motcua.signing.pdf;

/** The bytes appended to a document, complete but for the signature value. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
record Increment(long sourceLength, byte[] bytes, ByteRange byteRange) {

    /** Where the hexadecimal digits of the value start in the file. */
    long contentsOffset() {
        return byteRange.firstLength() + 1;
    }
}
