package vn.motcua.payment.national;

/**
 * What to answer the platform: HTTP 200, {@code application/json; charset=utf-8}, with this body.
 *
 * @param accepted whether the callback was taken ({@code MaLoi} 00); if not ({@code MaLoi} 99) the platform may send it
 *     again
 * @param json the body
 */
public record CallbackReply(boolean accepted, String json) {

    /** Returns the outcome; the body repeats the authentication code. */
    @Override
    public String toString() {
        return "CallbackReply[" + (accepted ? "00" : "99") + "]";
    }
}
