package vn.motcua.signing.trust;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** Who issued a certificate, told by name and signature. */
final class Issuance {

    private Issuance() {}

    static boolean holds(X509Certificate issuer, X509Certificate subject) {
        if (!issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal())) {
            return false;
        }
        try {
            subject.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            // Not its issuer; keys and signatures that others made can be broken in any way.
            return false;
        }
    }

    static boolean selfSigned(X509Certificate certificate) {
        return holds(certificate, certificate);
    }

    static boolean validAt(X509Certificate certificate, Instant time) {
        return !time.isBefore(certificate.getNotBefore().toInstant())
                && !time.isAfter(certificate.getNotAfter().toInstant());
    }
}
