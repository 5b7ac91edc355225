package vn.motcua.sandbox;

import java.time.Instant;
import java.util.Objects;

/**
 * One arrival in the {@link Journal}.
 *
 * <p>Passwords, session ids and shared secrets are replaced by {@code ***} in both bodies: the values of JSON members
 * with such names, and the sandbox's own secrets wherever they stand. Other content is kept as it came, personal data
 * too, which is why {@link #toString()} leaves the bodies out.
 *
 * @param number counts the arrivals of the sandbox from 1
 * @param at when it arrived, by the sandbox's clock
 * @param party {@code portal}, {@code payment}, {@code trust}, or {@code none} for a path that nobody answers
 * @param operation {@code login} or the name of the service at the portal; {@code INIT}, {@code QUERY},
 *     {@code GET_BILL}, {@code PAY_PAGE} or {@code PAY} at the payment platform; {@code TIMESTAMP}, {@code OCSP}, {@code CRL} or {@code CA_ISSUERS} at the
 *     services of the test PKI; {@code -} when it cannot be told
 * @param httpStatus the status answered, 0 when no answer reached the caller
 * @param requestBody what arrived, Base64 where it is not text, at most 65 536 characters
 * @param replyBody what was answered or lost on the way, Base64 where it is not text, at most 65 536 characters
 */
public record JournalEntry(
        int number, Instant at, String party, String operation, int httpStatus, String requestBody, String replyBody) {

    /** Checks that nothing is missing. */
    public JournalEntry {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(party, "party");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(requestBody, "requestBody");
        Objects.requireNonNull(replyBody, "replyBody");
    }

    JournalEntry answered(int status, String reply) {
        return new JournalEntry(number, at, party, operation, status, requestBody, reply);
    }

    /** Returns everything but the bodies. */
    @Override
    public String toString() {
        return "JournalEntry[" + number + " " + at + " " + party + " " + operation + " -> " + httpStatus + "]";
    }
}
