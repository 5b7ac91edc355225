package vn.motcua.sandbox;

import java.net.URI;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The services of a {@link TestPki}: a time-stamp authority (RFC 3161), a responder (RFC 6960), the revocation lists
 * (RFC 5280) of root and sub-CA, and their certificates.
 *
 * <p>Get it from {@link Sandbox#trust()}; safe for threads. Every certificate of {@link #pki()} names the addresses
 * here, in the places where those of the public-duty authority name its own. The sub-CA has a list and no responder.
 * The authority answers 403 to GET and 400 to an empty POST, as the real one does, and knows the policy
 * {@code 0.4.0.2023.1.1}. Lists and answers are made anew for every call: what is revoked shows at once.
 *
 * <pre>{@code
 * TestKey officer = sandbox.trust().pki().issue(TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu"));
 * sandbox.trust().revoke(officer.certificate(), Instant.now(), CRLReason.KEY_COMPROMISE);
 * sandbox.trust().failNext(TimestampFault.WRONG_NONCE);
 * }</pre>
 */
public final class TrustSandbox {

    private final TrustPaths paths;
    private final TrustDesk desk;

    TrustSandbox(Supplier<URI> baseUrl, Clock clock) {
        this.paths = new TrustPaths(baseUrl);
        this.desk = new TrustDesk(paths, clock);
    }

    /**
     * Returns the PKI whose certificates are served.
     *
     * @return the same object each time
     */
    public TestPki pki() {
        return desk.pki;
    }

    /**
     * Returns where time-stamps are given.
     *
     * @return the address requests are posted to
     */
    public URI timestampUrl() {
        return paths.at(TrustPaths.TIMESTAMP);
    }

    /**
     * Returns where the responder is.
     *
     * @return the address for POST, and for GET with the request behind it
     */
    public URI ocspUrl() {
        return paths.at(TrustPaths.OCSP);
    }

    /**
     * Returns where the list of the sub-CA is.
     *
     * @return the address that certificates of officials name
     */
    public URI crlUrl() {
        return paths.at(TrustPaths.SUB_CA_LIST);
    }

    /**
     * Returns where the list of the root is.
     *
     * @return the address that the sub-CA's certificate names
     */
    public URI rootCrlUrl() {
        return paths.at(TrustPaths.ROOT_LIST);
    }

    /**
     * Returns where the certificate of the sub-CA is.
     *
     * @return the address that certificates of officials name
     */
    public URI caIssuersUrl() {
        return paths.at(TrustPaths.SUB_CA_FILE);
    }

    /**
     * Returns the certificate that good time-stamps are signed with; its purpose is critical.
     *
     * @return the authority's certificate, issued by the sub-CA
     */
    public X509Certificate timestampCertificate() {
        return desk.keys.of(TrustKeys.Signer.TIMESTAMP).certificate();
    }

    /**
     * Returns the certificate that good answers of the responder are signed with; it carries id-pkix-ocsp-nocheck.
     *
     * @return the responder's certificate, issued by the sub-CA
     */
    public X509Certificate responderCertificate() {
        return desk.keys.of(TrustKeys.Signer.RESPONDER).certificate();
    }

    /**
     * Returns the certificate that {@link OcspFault#RESPONDER_TO_CHECK} signs with.
     *
     * @return a responder's certificate that can be revoked
     */
    public X509Certificate checkedResponderCertificate() {
        return desk.keys.of(TrustKeys.Signer.RESPONDER_TO_CHECK).certificate();
    }

    /**
     * Revokes a certificate, or changes when and why it was revoked.
     *
     * @param certificate one of {@link #pki()}
     * @param at since when, kept to the second
     * @param reason why; {@link CRLReason#CERTIFICATE_HOLD} suspends it
     */
    public void revoke(X509Certificate certificate, Instant at, CRLReason reason) {
        desk.revocations.add(certificate, Objects.requireNonNull(at, "at"), Objects.requireNonNull(reason, "reason"));
    }

    /**
     * Takes a revocation back.
     *
     * @param certificate one of {@link #pki()}
     */
    public void restore(X509Certificate certificate) {
        desk.revocations.remove(certificate);
    }

    /**
     * Lets the next calls of a service fail on their way.
     *
     * @param service whose calls
     * @param fault what happens to them
     * @param times how many calls, at least 1
     */
    public void failNext(TrustService service, Fault fault, int times) {
        desk.failNext(service, fault, times);
    }

    /**
     * Lets the next time-stamp be wrong.
     *
     * @param fault what is wrong with it
     */
    public void failNext(TimestampFault fault) {
        desk.timestamps.failNext(fault);
    }

    /**
     * Lets the next answer of the responder be wrong or different.
     *
     * @param fault what is wrong with it
     */
    public void failNext(OcspFault fault) {
        desk.responder.failNext(fault);
    }

    /**
     * Lets the next revocation list be wrong or different.
     *
     * @param fault what is wrong with it
     */
    public void failNext(CrlFault fault) {
        desk.lists.failNext(fault);
    }

    /**
     * Lets the next issuer's certificate be wrong or different.
     *
     * @param fault what is wrong with it
     */
    public void failNext(CaIssuersFault fault) {
        desk.files.failNext(fault);
    }

    /**
     * Makes a service slow until it is told otherwise.
     *
     * @param service which one
     * @param time how long each answer takes, up to 10 minutes; zero answers at once
     */
    public void delay(TrustService service, Duration time) {
        if (time.isNegative() || time.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("a delay of " + time + " is not within 0 and 10 minutes");
        }
        desk.delay(service, time);
    }

    Party party() {
        return desk;
    }
}
