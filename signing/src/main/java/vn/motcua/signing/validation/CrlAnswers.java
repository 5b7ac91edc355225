package vn.motcua.signing.validation;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.jspecify.annotations.Nullable;

/**
 * A revocation list that somebody kept (RFC 5280, 5 and 6.3), believed as of the time it is proven to exist. Understood are
 * lists signed by the issuer: complete ones, the parts of one that is split by distribution points or by kinds of
 * certificates, and what changed since another (delta lists). One that covers some reasons only tells what is
 * revoked, and never that something is not. An indirect list, signed by another than the issuer, answers nothing.
 */
record CrlAnswers(X509CRL list) {

    private static final int CRL_SIGN = 6;
    private static final String DELTA = Extension.deltaCRLIndicator.getId();
    private static final Set<String> UNDERSTOOD = Set.of(Extension.issuingDistributionPoint.getId(), DELTA);

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

    /**
     * Says what the list tells about a certificate.
     *
     * @param others the lists at hand, in which the one that a delta list starts from is looked for
     */
    Optional<RevocationAnswers.Answer> about(
            X509Certificate subject, X509Certificate issuer, Instant provenAt, Collection<CrlAnswers> others) {
        try {
            CrlScope scope = CrlScope.of(list, subject);
            if (!scope.covers() || !isUnderstood() || !isBelieved(issuer, provenAt)) {
                return Optional.empty();
            }
            X509CRLEntry entry = list.getRevokedCertificate(subject.getSerialNumber());
            boolean removed = entry != null && entry.getRevocationReason() == CRLReason.REMOVE_FROM_CRL;
            if (entry != null && !removed) {
                return Optional.of(answer(entry));
            }
            if (!isDelta()) {
                return scope.allReasons() ? Optional.of(answer(null)) : Optional.empty();
            }
            return others.stream()
                    .filter(other -> isBaseOf(other, issuer, provenAt)
                            && CrlScope.of(other.list, subject).equals(scope))
                    .findFirst()
                    .map(base -> answer(removed ? null : base.list.getRevokedCertificate(subject.getSerialNumber())))
                    .filter(found -> scope.allReasons() || found.revokedAt().isPresent());
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private RevocationAnswers.Answer answer(@Nullable X509CRLEntry entry) {
        return new RevocationAnswers.Answer(
                list.getThisUpdate().toInstant(),
                Optional.ofNullable(list.getNextUpdate()).map(Date::toInstant),
                Optional.ofNullable(entry)
                        .map(revoked -> revoked.getRevocationDate().toInstant()));
    }

    private boolean isUnderstood() {
        Set<String> critical = list.getCriticalExtensionOIDs();
        return critical == null || UNDERSTOOD.containsAll(critical);
    }

    private boolean isDelta() {
        return list.getExtensionValue(DELTA) != null;
    }

    /** A complete list that is not older than the one the delta list was made from (RFC 5280, 5.2.4). */
    private boolean isBaseOf(CrlAnswers base, X509Certificate issuer, Instant provenAt) {
        Optional<BigInteger> from = number(list, DELTA);
        Optional<BigInteger> to = number(list, Extension.cRLNumber.getId());
        Optional<BigInteger> own = number(base.list, Extension.cRLNumber.getId());
        try {
            return !base.isDelta()
                    && own.isPresent()
                    && from.isPresent()
                    && to.isPresent()
                    && own.get().compareTo(from.get()) >= 0
                    && own.get().compareTo(to.get()) <= 0
                    && base.isUnderstood()
                    && base.isBelieved(issuer, provenAt);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Optional<BigInteger> number(X509CRL list, String extension) {
        return Optional.ofNullable(list.getExtensionValue(extension))
                .map(value -> ASN1Integer.getInstance(
                        ASN1OctetString.getInstance(value).getOctets()))
                .map(ASN1Integer::getValue);
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
}
