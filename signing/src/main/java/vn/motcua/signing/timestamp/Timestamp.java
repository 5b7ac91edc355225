package vn.motcua.signing.timestamp;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.trust.TrustAnchors;

/**
 * A time-stamp, signed by an authority whose certificate is for time-stamping and was valid at that time.
 *
 * <p>Get one from {@link TimestampClient#stamp}, checked against the question too: its imprint, nonce and policy. Or have
 * one that was stored {@linkplain #read read}; then say yourself what it must be over and whom you trust. Immutable.
 *
 * <pre>{@code
 * Timestamp kept = Timestamp.read(token);
 * boolean proven = kept.covers("SHA-256", digest) && kept.isAnchoredIn(anchors);
 * }</pre>
 */
public final class Timestamp {

    private final byte[] token;
    private final Instant time;
    private final Optional<Duration> accuracy;
    private final String policy;
    private final BigInteger serial;
    private final Imprint imprint;
    private final List<X509Certificate> certificates;

    Timestamp(Statement statement, List<X509Certificate> certificates) {
        this.token = statement.token();
        this.time = statement.time();
        this.accuracy = statement.accuracy();
        this.policy = statement.policy();
        this.serial = statement.serial();
        this.imprint = statement.imprint();
        this.certificates = List.copyOf(certificates);
    }

    /**
     * Reads a token that was stored. It must hold the certificate that signed it; the signature, the certificate's
     * purpose and its validity at that time are checked, and nothing else.
     *
     * @param token a CMS ContentInfo, as {@link #token()} returns it, at most 1 MiB
     * @return the time-stamp
     * @throws InvalidInputException INVALID_VALUE if it is no such token, or its signature does not hold
     */
    public static Timestamp read(byte[] token) {
        return TimestampAnswer.kept(token.clone());
    }

    /**
     * Says whether the time-stamp is over a digest.
     *
     * @param digestName SHA-256, SHA-384 or SHA-512
     * @param digest the digest of what should have been there at {@link #time()}
     * @return true if it is over this digest by this hash
     */
    public boolean covers(String digestName, byte[] digest) {
        return imprint.digestName().equals(digestName) && MessageDigest.isEqual(imprint.digest(), digest);
    }

    /**
     * Says whether the authority's certificate has a chain to a trusted one that was valid at {@link #time()}, made of
     * the certificates in the token. Whether one of them has been revoked is not looked at.
     *
     * @param anchors whom to trust
     * @return true if there is such a chain
     */
    public boolean isAnchoredIn(TrustAnchors anchors) {
        return AnchoredPath.exists(anchors, certificates, time);
    }

    /**
     * Returns the token as it goes into a signature: a CMS ContentInfo.
     *
     * @return the DER or BER bytes as the authority sent them, a copy
     */
    public byte[] token() {
        return token.clone();
    }

    /**
     * Returns the time the authority vouches for.
     *
     * @return genTime
     */
    public Instant time() {
        return time;
    }

    /**
     * Returns how far the true time may be from {@link #time()}, in either direction.
     *
     * @return the accuracy, empty when the authority does not state it
     */
    public Optional<Duration> accuracy() {
        return accuracy;
    }

    /**
     * Returns the policy under which the authority works.
     *
     * @return a dotted object identifier
     */
    public String policy() {
        return policy;
    }

    /**
     * Returns the number by which the authority knows the time-stamp.
     *
     * @return the serial number
     */
    public BigInteger serial() {
        return serial;
    }

    /**
     * Returns the certificate that signed the token.
     *
     * @return the authority's certificate
     */
    public X509Certificate signer() {
        return certificates.get(0);
    }

    /**
     * Returns the certificates in the token, from which a chain can be built.
     *
     * @return the signer's first, the others in no order
     */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    @Override
    public String toString() {
        return "Timestamp[" + time + ", policy " + policy + ", serial " + serial + "]";
    }

    /** What a token says, before the certificates. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Statement(
            byte[] token,
            Instant time,
            Optional<Duration> accuracy,
            String policy,
            BigInteger serial,
            Imprint imprint) {}

    /** What a token is over; no name stands for a hash that is not taken. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Imprint(String digestName, byte[] digest) {}
}
