package vn.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import vn.motcua.signing.trust.TrustAnchors;

/**
 * How signatures are validated. Immutable and shared between threads.
 *
 * <p>By default nobody is trusted, no intermediate certificates are known beyond those in the signature, and the time
 * of validation is now. Without an anchor no signature ever passes: integrity is still checked.
 *
 * <pre>{@code
 * ValidationOptions options = ValidationOptions.defaults().withAnchors(TrustAnchors.load(Path.of("trust")));
 * }</pre>
 *
 * @param anchors where chains may end
 * @param intermediates certificates that may complete a chain but are not trusted by themselves: many Vietnamese
 *     signatures carry the signer's certificate alone
 * @param clock tells the time at which certificates have to be valid
 */
public record ValidationOptions(TrustAnchors anchors, List<X509Certificate> intermediates, Clock clock) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Copies the list. */
    public ValidationOptions {
        Objects.requireNonNull(anchors, "anchors");
        intermediates = List.copyOf(intermediates);
        Objects.requireNonNull(clock, "clock");
    }

    /**
     * Returns the defaults.
     *
     * @return no anchors, no intermediates, the system's clock
     */
    public static ValidationOptions defaults() {
        return new ValidationOptions(TrustAnchors.none(), List.of(), Clock.system(ZONE));
    }

    /**
     * Changes whom to trust.
     *
     * @param trusted where chains may end
     * @return the changed options
     */
    public ValidationOptions withAnchors(TrustAnchors trusted) {
        return new ValidationOptions(trusted, intermediates, clock);
    }

    /**
     * Changes the certificates that may complete a chain.
     *
     * @param certificates intermediate certificates
     * @return the changed options
     */
    public ValidationOptions withIntermediates(List<X509Certificate> certificates) {
        return new ValidationOptions(anchors, certificates, clock);
    }

    /**
     * Validates as of a point in time.
     *
     * @param time when certificates have to be valid
     * @return the changed options
     */
    public ValidationOptions withTime(Instant time) {
        return withClock(Clock.fixed(time, ZONE));
    }

    /**
     * Changes the clock.
     *
     * @param source tells the time at which certificates have to be valid
     * @return the changed options
     */
    public ValidationOptions withClock(Clock source) {
        return new ValidationOptions(anchors, intermediates, source);
    }
}
