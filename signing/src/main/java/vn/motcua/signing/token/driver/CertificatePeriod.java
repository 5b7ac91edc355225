package vn.motcua.signing.token.driver;

import java.time.Instant;

/**
 * When a certificate on a token is valid; nothing tells whose it is.
 *
 * @param from the first moment
 * @param until the last moment
 */
public record CertificatePeriod(Instant from, Instant until) {

    /** Makes the period. */
    public CertificatePeriod {}

    /**
     * Says whether a moment lies in the period.
     *
     * @param moment the moment
     * @return true from the first to the last moment
     */
    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && !moment.isAfter(until);
    }
}
