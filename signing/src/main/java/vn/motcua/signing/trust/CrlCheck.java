package vn.motcua.signing.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CRLReason;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.RemoteException;

/**
 * Holds a revocation list against the certificate it was fetched for before anything in it is believed (RFC 5280, 6.3).
 *
 * <p>PEM is read as well as DER, since the national root serves PEM. Lists that are complete for their scope are
 * understood; delta lists and lists signed by another than the issuer are not.
 */
final class CrlCheck {

    static final String ATTEMPTED = "fetching a revocation list";

    private static final int CRL_SIGN = 6;
    private static final String SCOPE = Extension.issuingDistributionPoint.getId();

    private final X509Certificate issuer;
    private final EvidenceOptions options;

    CrlCheck(X509Certificate issuer, EvidenceOptions options) {
        this.issuer = issuer;
        this.options = options;
    }

    CrlAnswer accept(byte[] body) {
        X509CRL list = parsed(body);
        requireSigned(list);
        Freshness freshness = Freshness.of(list.getThisUpdate(), list.getNextUpdate());
        if (!freshness.holds(options)) {
            throw untrusted("the list is out of date, or one of the clocks is wrong", null);
        }
        try {
            return new CrlAnswer(list.getEncoded(), list, freshness);
        } catch (CRLException e) {
            throw new IllegalStateException("what was parsed has an encoding", e);
        }
    }

    /** Says what the list tells about a certificate of the issuer, if the list is one that covers it. */
    RevocationStatus status(CrlAnswer answer, X509Certificate subject, List<URI> namedBySubject) {
        requireCovers(answer.list(), subject, namedBySubject);
        X509CRLEntry entry = answer.list().getRevokedCertificate(subject.getSerialNumber());
        if (entry == null) {
            return new RevocationStatus.Good(
                    answer.freshness().asOf(), answer.freshness().until(), EvidenceSource.CRL);
        }
        CRLReason reason = Optional.ofNullable(entry.getRevocationReason()).orElse(CRLReason.UNSPECIFIED);
        return new RevocationStatus.Revoked(entry.getRevocationDate().toInstant(), reason, EvidenceSource.CRL);
    }

    private static X509CRL parsed(byte[] body) {
        try {
            for (byte[] block : EncodedBlocks.in(body)) {
                if (CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(block))
                        instanceof X509CRL list) {
                    return list;
                }
            }
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw unreadable(e);
        }
        throw unreadable(null);
    }

    private static RemoteException unreadable(@Nullable Exception cause) {
        return new RemoteException(
                FailureCode.PROTOCOL_VIOLATED, ATTEMPTED, "the answer is no revocation list, PEM or DER", cause);
    }

    private void requireSigned(X509CRL list) {
        boolean[] usage = issuer.getKeyUsage();
        if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                || (usage != null && !usage[CRL_SIGN])) {
            throw untrusted("the list is not the issuer's", null);
        }
        try {
            list.verify(issuer.getPublicKey());
        } catch (GeneralSecurityException | RuntimeException e) {
            throw untrusted("the list's signature does not hold", e);
        }
    }

    private static void requireCovers(X509CRL list, X509Certificate subject, List<URI> namedBySubject) {
        Set<String> critical = list.getCriticalExtensionOIDs();
        boolean understood = critical == null || critical.stream().allMatch(SCOPE::equals);
        if (!understood || list.getExtensionValue(Extension.deltaCRLIndicator.getId()) != null) {
            throw untrusted("the list has a critical extension that is not known here, or is a delta list", null);
        }
        byte[] scope = list.getExtensionValue(SCOPE);
        if (scope != null && scope(scope).isIndirectCRL()) {
            throw untrusted("the list is an indirect one, which speaks for others than its issuer", null);
        }
        if (scope != null && !covers(scope(scope), subject, namedBySubject)) {
            throw untrusted("the list does not cover the certificate", null);
        }
    }

    private static IssuingDistributionPoint scope(byte[] value) {
        try {
            return IssuingDistributionPoint.getInstance(
                    ASN1OctetString.getInstance(value).getOctets());
        } catch (RuntimeException e) {
            throw untrusted("the scope of the list cannot be read", e);
        }
    }

    private static boolean covers(IssuingDistributionPoint scope, X509Certificate subject, List<URI> namedBySubject) {
        boolean authority = subject.getBasicConstraints() >= 0;
        return !scope.onlyContainsAttributeCerts()
                && scope.getOnlySomeReasons() == null
                && !(scope.onlyContainsCACerts() && !authority)
                && !(scope.onlyContainsUserCerts() && authority)
                && namedIn(scope.getDistributionPoint(), namedBySubject);
    }

    /** One part of a list that is split must not pass for another. */
    private static boolean namedIn(@Nullable DistributionPointName name, List<URI> namedBySubject) {
        if (name == null) {
            return true;
        }
        if (name.getType() != DistributionPointName.FULL_NAME) {
            return false;
        }
        return Arrays.stream(GeneralNames.getInstance(name.getName()).getNames())
                .filter(point -> point.getTagNo() == GeneralName.uniformResourceIdentifier)
                .map(point -> point.getName().toString().strip())
                .anyMatch(point -> namedBySubject.stream().map(URI::toString).anyMatch(point::equals));
    }

    private static RemoteException untrusted(String happened, @Nullable Exception cause) {
        return new RemoteException(FailureCode.ANSWER_UNTRUSTED, ATTEMPTED, happened, cause);
    }
}
