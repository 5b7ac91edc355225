package vn.motcua.sandbox;

import java.util.Objects;

/**
 * A confirm message and what the agency said to it.
 *
 * @param message the JSON that was posted, empty when none was sent
 * @param httpStatus the agency's HTTP status, 0 when there was no answer or nothing was sent
 * @param reply the body of the agency's answer; when there was none, the kind of failure
 */
public record CallbackOutcome(String message, int httpStatus, String reply) {

    private static final int OK = 200;

    /** Checks that nothing is missing. */
    public CallbackOutcome {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(reply, "reply");
    }

    static CallbackOutcome unsent() {
        return new CallbackOutcome("", 0, "");
    }

    /**
     * Tells whether the agency took the message: HTTP 200 and MaLoi "00".
     *
     * @return true when it did
     */
    public boolean accepted() {
        if (httpStatus != OK) {
            return false;
        }
        try {
            return new Fields(Json.read(reply)).optional("MaLoi").equals("00");
        } catch (Refusal unreadable) {
            return false;
        }
    }

    /** Returns the status only; the bodies may hold personal data. */
    @Override
    public String toString() {
        return "CallbackOutcome[" + httpStatus + "]";
    }
}
