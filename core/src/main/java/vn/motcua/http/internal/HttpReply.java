package vn.motcua.http.internal;

import java.nio.charset.StandardCharsets;

/**
 * What came back from a call, read whole within the limit of the settings.
 *
 * @param status the HTTP status, 100 to 599
 * @param contentType the media type as sent, or empty
 * @param location where a redirect points, as sent, or empty
 * @param body the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record HttpReply(int status, String contentType, String location, byte[] body) {

    /**
     * Tells whether the status is 2xx.
     *
     * @return true for 200 to 299
     */
    public boolean successful() {
        return status >= 200 && status < 300;
    }

    /**
     * Reads the body as UTF-8.
     *
     * @return the text
     */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns status and size; bodies hold personal data. */
    @Override
    public String toString() {
        return "HttpReply[" + status + ", " + body.length + " bytes]";
    }
}
