package vn.motcua.sandbox;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom a test certificate is issued to, and how.
 *
 * <pre>{@code
 * TestSubject expired = TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu")
 *         .withValidity(Instant.parse("2019-11-01T00:00:00Z"), Instant.parse("2024-11-01T00:00:00Z"));
 * }</pre>
 *
 * @param commonName CN of the subject
 * @param organization O of the subject
 * @param organizationalUnit OU of the subject, left out when null
 * @param locality L of the subject, left out when null
 * @param email the subject alternative name, left out when null
 * @param keyType the key to make
 * @param notBefore start of validity; null means one day before the PKI's clock
 * @param notAfter end of validity; null means five years after the PKI's clock
 * @param crlUrl the CRL distribution point, left out when null
 * @param ocspUrl the OCSP responder, left out when null
 */
public record TestSubject(
        String commonName,
        String organization,
        @Nullable String organizationalUnit,
        @Nullable String locality,
        @Nullable String email,
        TestKeyType keyType,
        @Nullable Instant notBefore,
        @Nullable Instant notAfter,
        @Nullable URI crlUrl,
        @Nullable URI ocspUrl) {

    /** Checks the names and the order of the dates. */
    public TestSubject {
        if (commonName.isBlank() || organization.isBlank()) {
            throw new IllegalArgumentException("a test subject needs a common name and an organization");
        }
        Objects.requireNonNull(keyType, "keyType");
        if (notBefore != null && notAfter != null && !notBefore.isBefore(notAfter)) {
            throw new IllegalArgumentException("validity ends at " + notAfter + ", not after " + notBefore);
        }
    }

    /**
     * Names a subject with an RSA key, in Hà Nội, valid around the PKI's clock, without revocation addresses.
     *
     * @param commonName CN of the subject
     * @param organization O of the subject
     * @return the subject
     */
    public static TestSubject of(String commonName, String organization) {
        return new TestSubject(
                commonName, organization, null, "Hà Nội", null, TestKeyType.RSA_2048, null, null, null, null);
    }

    /**
     * Sets OU.
     *
     * @param unit the organizational unit, left out when null
     * @return a copy
     */
    public TestSubject withOrganizationalUnit(@Nullable String unit) {
        return new TestSubject(
                commonName, organization, unit, locality, email, keyType, notBefore, notAfter, crlUrl, ocspUrl);
    }

    /**
     * Sets L.
     *
     * @param place the locality, left out when null
     * @return a copy
     */
    public TestSubject withLocality(@Nullable String place) {
        return new TestSubject(
                commonName,
                organization,
                organizationalUnit,
                place,
                email,
                keyType,
                notBefore,
                notAfter,
                crlUrl,
                ocspUrl);
    }

    /**
     * Sets the e-mail address of the subject alternative name.
     *
     * @param address the address, left out when null
     * @return a copy
     */
    public TestSubject withEmail(@Nullable String address) {
        return new TestSubject(
                commonName,
                organization,
                organizationalUnit,
                locality,
                address,
                keyType,
                notBefore,
                notAfter,
                crlUrl,
                ocspUrl);
    }

    /**
     * Sets the kind of key.
     *
     * @param type the key to make
     * @return a copy
     */
    public TestSubject withKeyType(TestKeyType type) {
        return new TestSubject(
                commonName,
                organization,
                organizationalUnit,
                locality,
                email,
                type,
                notBefore,
                notAfter,
                crlUrl,
                ocspUrl);
    }

    /**
     * Sets the validity; a past one makes an expired certificate.
     *
     * @param from start, kept to the second
     * @param to end, kept to the second
     * @return a copy
     */
    public TestSubject withValidity(Instant from, Instant to) {
        return new TestSubject(
                commonName, organization, organizationalUnit, locality, email, keyType, from, to, crlUrl, ocspUrl);
    }

    /**
     * Sets where revocation is answered.
     *
     * @param crl the CRL distribution point, left out when null
     * @param ocsp the OCSP responder, left out when null
     * @return a copy
     */
    public TestSubject withRevocationUrls(@Nullable URI crl, @Nullable URI ocsp) {
        return new TestSubject(
                commonName, organization, organizationalUnit, locality, email, keyType, notBefore, notAfter, crl, ocsp);
    }
}
