package vn.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.motcua.http.Secret;
import vn.motcua.signing.trust.TrustAnchors;

/**
 * How signatures are validated. Immutable and shared between threads.
 *
 * <p>By default nobody is trusted, no intermediate certificates are known beyond those in the signature, and the time
 * of validation is now, and encrypted documents are opened without a password. Without an anchor no signature ever
 * passes: integrity is still checked.
 *
 * <pre>{@code
 * ValidationOptions options = ValidationOptions.defaults().withAnchors(TrustAnchors.load(Path.of("trust")));
 * }</pre>
 *
 * @param anchors where chains may end
 * @param intermediates certificates that may complete a chain but are not trusted by themselves: many Vietnamese
 *     signatures carry the signer's certificate alone
 * @param clock tells the time at which certificates have to be valid
 * @param password opens encrypted documents, as their user's or owner's; the caller closes it
 */
public record ValidationOptions(
        TrustAnchors anchors, List<X509Certificate> intermediates, Clock clock, Optional<Secret> password) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Copies the list. */
    public ValidationOptions {
        Objects.requireNonNull(anchors, "anchors");
        intermediates = List.copyOf(intermediates);
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(password, "password");
    }

    /**
     * Returns the defaults.
     *
     * @return no anchors, no intermediates, the system's clock, no password
     */
    public static ValidationOptions defaults() {
        return new ValidationOptions(TrustAnchors.none(), List.of(), Clock.system(ZONE), Optional.empty());
    }

    /**
     * Changes whom to trust.
     *
     * @param trusted where chains may end
     * @return the changed options
     */
    public ValidationOptions withAnchors(TrustAnchors trusted) {
        return new ValidationOptions(trusted, intermediates, clock, password);
    }

    /**
     * Changes the certificates that may complete a chain.
     *
     * @param certificates intermediate certificates
     * @return the changed options
     */
    public ValidationOptions withIntermediates(List<X509Certificate> certificates) {
        return new ValidationOptions(anchors, certificates, clock, password);
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
        return new ValidationOptions(anchors, intermediates, source, password);
    }

    /**
     * Opens encrypted documents (RC4 or AES under a password, ISO 32000-2, 7.6.4). One that opens without a password is
     * opened whatever this says.
     *
     * @param secret the password of the document's user or owner; it must not be closed before the validation ends
     * @return the changed options
     */
    public ValidationOptions withPassword(Secret secret) {
        return new ValidationOptions(anchors, intermediates, clock, Optional.of(secret));
    }
}
