package vn.motcua.sandbox;

import java.math.BigInteger;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What has been revoked, by issuer and serial number. */
final class Revocations {

    private final Map<Name, Revocation> revoked = new ConcurrentHashMap<>();

    void add(X509Certificate certificate, Instant at, CRLReason reason) {
        revoked.put(name(certificate), new Revocation(certificate.getSerialNumber(), at, reason));
    }

    void remove(X509Certificate certificate) {
        revoked.remove(name(certificate));
    }

    Optional<Revocation> find(X509Certificate issuer, BigInteger serial) {
        return Optional.ofNullable(
                revoked.get(new Name(issuer.getSubjectX500Principal().getName(), serial)));
    }

    List<Revocation> of(X509Certificate issuer) {
        String name = issuer.getSubjectX500Principal().getName();
        return revoked.entrySet().stream()
                .filter(entry -> entry.getKey().issuer().equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Name name(X509Certificate certificate) {
        return new Name(certificate.getIssuerX500Principal().getName(), certificate.getSerialNumber());
    }

    /** One entry. */
    record Revocation(BigInteger serial, Instant at, CRLReason reason) {

        /** The number of RFC 5280, 5.3.1. */
        int code() {
            return switch (reason) {
                case UNSPECIFIED -> 0;
                case KEY_COMPROMISE -> 1;
                case CA_COMPROMISE -> 2;
                case AFFILIATION_CHANGED -> 3;
                case SUPERSEDED -> 4;
                case CESSATION_OF_OPERATION -> 5;
                case CERTIFICATE_HOLD -> 6;
                case UNUSED -> 7;
                case REMOVE_FROM_CRL -> 8;
                case PRIVILEGE_WITHDRAWN -> 9;
                case AA_COMPROMISE -> 10;
            };
        }
    }

    private record Name(String issuer, BigInteger serial) {}
}
