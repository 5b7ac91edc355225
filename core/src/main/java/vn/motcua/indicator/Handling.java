package vn.motcua.indicator;

import java.time.Instant;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The moments of a dossier that make it on time or late.
 *
 * <p>Instances are immutable.
 *
 * @param received when it was received; where nobody recorded that, when it was handed in. It counts in this month
 * @param due when the result was or is due; empty if no due time is known
 * @param finished when the handling ended: the result was ready, or else handed over, or else the dossier was stopped or
 *     not accepted; empty while it goes on
 * @param supplementRequests how often papers were asked for, 0 to {@value #MAX_SUPPLEMENT_REQUESTS}
 */
public record Handling(Instant received, Optional<Instant> due, Optional<Instant> finished, int supplementRequests) {

    /** The most requests that a dossier may tell of. */
    public static final int MAX_SUPPLEMENT_REQUESTS = 1000;

    /**
     * Checks the number of requests. Times are not compared: records of the past may be odd, and are counted as they are.
     *
     * @throws InvalidInputException if the number is out of range
     */
    public Handling {
        if (supplementRequests < 0 || supplementRequests > MAX_SUPPLEMENT_REQUESTS) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "supplementRequests",
                    Integer.toString(supplementRequests),
                    "0 to " + MAX_SUPPLEMENT_REQUESTS);
        }
    }

    /**
     * Tells of a dossier that goes on and was never sent back.
     *
     * @param received when it was received
     * @param due when the result is due
     * @return the moments
     */
    public static Handling open(Instant received, Instant due) {
        return new Handling(received, Optional.of(due), Optional.empty(), 0);
    }

    /**
     * Returns these moments with an end.
     *
     * @param moment when the handling ended
     * @return new moments
     */
    public Handling finishedAt(Instant moment) {
        return new Handling(received, due, Optional.of(moment), supplementRequests);
    }

    /**
     * Returns these moments with requests for papers.
     *
     * @param count how many
     * @return new moments
     */
    public Handling withSupplementRequests(int count) {
        return new Handling(received, due, finished, count);
    }
}
