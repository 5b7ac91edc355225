package vn.motcua.signing.timestamp;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A time-stamp that was checked against the question: its imprint, nonce and policy, and the signature of an authority
 * whose certificate is for time-stamping.
 *
 * <p>Get one from {@link TimestampClient#stamp}. Immutable.
 */
public final class Timestamp {

    private final byte[] token;
    private final Instant time;
    private final Optional<Duration> accuracy;
    private final String policy;
    private final BigInteger serial;
    private final List<X509Certificate> certificates;

    Timestamp(Statement statement, List<X509Certificate> certificates) {
        this.token = statement.token();
        this.time = statement.time();
        this.accuracy = statement.accuracy();
        this.policy = statement.policy();
        this.serial = statement.serial();
        this.certificates = List.copyOf(certificates);
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
    record Statement(byte[] token, Instant time, Optional<Duration> accuracy, String policy, BigInteger serial) {}
}
