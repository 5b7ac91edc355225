package vn.motcua.http.internal;

/**
 * What is sent with a call.
 *
 * @param contentType the media type
 * @param bytes the content
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record HttpBody(String contentType, byte[] bytes) {

    /** Returns type and size; bodies hold personal data. */
    @Override
    public String toString() {
        return "HttpBody[" + contentType + ", " + bytes.length + " bytes]";
    }
}
