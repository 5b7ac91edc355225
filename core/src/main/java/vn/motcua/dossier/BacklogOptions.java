package vn.motcua.dossier;

import java.time.Duration;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * What a {@link Backlog} tells.
 *
 * @param dueSoon how long before its due time a dossier counts as due soon, not negative
 * @param listed how many dossiers each list names at most, 0 to {@value #MAX_LISTED}
 */
public record BacklogOptions(Duration dueSoon, int listed) {

    /** The longest list. */
    public static final int MAX_LISTED = 100_000;

    /**
     * Checks the ranges.
     *
     * @throws InvalidInputException if a value is out of range
     */
    public BacklogOptions {
        if (dueSoon.isNegative()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "dueSoon", dueSoon.toString(), "0 or longer");
        }
        if (listed < 0 || listed > MAX_LISTED) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "listed", Integer.toString(listed), "0 to " + MAX_LISTED);
        }
    }

    /**
     * Returns the defaults: due soon is within 2 days, and lists name 100 dossiers.
     *
     * @return the options
     */
    public static BacklogOptions defaults() {
        return new BacklogOptions(Duration.ofDays(2), 100);
    }

    /**
     * Returns these options with another span.
     *
     * @param span how long before its due time a dossier counts as due soon
     * @return new options
     */
    public BacklogOptions withDueSoon(Duration span) {
        return new BacklogOptions(span, listed);
    }

    /**
     * Returns these options with other lists.
     *
     * @param count how many dossiers each list names at most
     * @return new options
     */
    public BacklogOptions withListed(int count) {
        return new BacklogOptions(dueSoon, count);
    }
}
