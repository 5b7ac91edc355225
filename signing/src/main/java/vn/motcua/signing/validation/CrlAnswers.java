package vn.motcua.signing.validation;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/**
 * A revocation list that somebody kept (RFC 5280, 5 and 6.3), believed as of the time it is proven to exist. Lists that
 * are complete for their scope and signed by the issuer are understood; a list split by distribution points is not.
 */
record CrlAnswers(X509CRL list) {

    private static final int CRL_SIGN = 6;
    private static final String SCOPE = Extension.issuingDistributionPoint.getId();

    /** Reads DER or PEM: the national root serves PEM. */
    static Optional<CrlAnswers> read(byte[] encoded) {
        try {
            return CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(encoded))
                            instanceof X509CRL list
                    ? Optional.of(new CrlAnswers(list))
                    : Optional.empty();
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    Optional<RevocationAnswers.Answer> about(X509Certificate subject, X509Certificate issuer, Instant provenAt) {
        try {
            if (!isBelieved(issuer, provenAt) || !covers(subject)) {
                return Optional.empty();
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
        X509CRLEntry entry = list.getRevokedCertificate(subject.getSerialNumber());
        return Optional.of(new RevocationAnswers.Answer(
                list.getThisUpdate().toInstant(),
                Optional.ofNullable(list.getNextUpdate()).map(Date::toInstant),
                Optional.ofNullable(entry)
                        .map(revoked -> revoked.getRevocationDate().toInstant())));
    }

    private boolean isBelieved(X509Certificate issuer, Instant provenAt) throws GeneralSecurityException {
        boolean[] usage = issuer.getKeyUsage();
        if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                || (usage != null && !usage[CRL_SIGN])
                || !RevocationAnswers.validAt(issuer, list.getThisUpdate().toInstant())
                || !RevocationAnswers.validAt(issuer, provenAt)) {
            return false;
        }
        list.verify(issuer.getPublicKey());
        return true;
    }

    private boolean covers(X509Certificate subject) {
        Set<String> critical = list.getCriticalExtensionOIDs();
        if ((critical != null && !critical.stream().allMatch(SCOPE::equals))
                || list.getExtensionValue(Extension.deltaCRLIndicator.getId()) != null) {
            return false;
        }
        byte[] value = list.getExtensionValue(SCOPE);
        if (value == null) {
            return true;
        }
        IssuingDistributionPoint scope = IssuingDistributionPoint.getInstance(
                ASN1OctetString.getInstance(value).getOctets());
        boolean authority = subject.getBasicConstraints() >= 0;
        return scope.getDistributionPoint() == null
                && !scope.isIndirectCRL()
                && !scope.onlyContainsAttributeCerts()
                && scope.getOnlySomeReasons() == null
                && (authority ? !scope.onlyContainsUserCerts() : !scope.onlyContainsCACerts());
    }
}
