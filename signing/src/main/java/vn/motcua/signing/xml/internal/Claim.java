package vn.motcua.signing.xml.internal;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * What a signature says of itself beside what it covers.
 *
 * @param time when it is made
 * @param form the canonical form of its own parts
 * @param policy the property that names its policy, as it is written; empty without one
 */
public record Claim(OffsetDateTime time, CanonicalForm form, String policy) {

    /** Cuts the time to seconds. */
    public Claim {
        time = time.truncatedTo(ChronoUnit.SECONDS);
    }
}
