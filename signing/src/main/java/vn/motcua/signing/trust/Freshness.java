package vn.motcua.signing.trust;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a revocation answer was made, and until when it holds.
 *
 * @param asOf thisUpdate
 * @param until nextUpdate, if there is one
 */
record Freshness(Instant asOf, Optional<Instant> until) {

    static Freshness of(Date thisUpdate, @Nullable Date nextUpdate) {
        return new Freshness(
                thisUpdate.toInstant(), Optional.ofNullable(nextUpdate).map(Date::toInstant));
    }

    /** An answer from the future counts as bad as one from the past: one of the clocks is wrong. */
    boolean holds(EvidenceOptions options) {
        Instant now = options.clock().instant();
        Instant end = until.orElseGet(() -> asOf.plus(options.longestAge()));
        return !asOf.minus(options.tolerance()).isAfter(now)
                && !end.plus(options.tolerance()).isBefore(now);
    }
}
