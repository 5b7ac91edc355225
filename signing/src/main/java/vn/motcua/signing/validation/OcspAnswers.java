package vn.motcua.signing.validation;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/** The answers of a responder that somebody kept (RFC 6960), believed as of the time they are proven to exist. */
record OcspAnswers(BasicOCSPResp response) {

    private static final DigestCalculatorProvider DIGESTS = digests();

    static Optional<OcspAnswers> read(byte[] der) {
        // Bouncy Castle reports malformed structures by many unchecked exceptions, and nesting can exhaust its stack.
        try {
            return Optional.of(new OcspAnswers(new BasicOCSPResp(basic(der))));
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /** Stores keep whole responses, signature attributes the basic ones alone. */
    private static BasicOCSPResponse basic(byte[] der) {
        try {
            @Nullable ResponseBytes whole = OCSPResponse.getInstance(der).getResponseBytes();
            if (whole != null) {
                return BasicOCSPResponse.getInstance(whole.getResponse().getOctets());
            }
        } catch (RuntimeException e) {
            // Not a whole response.
            return BasicOCSPResponse.getInstance(der);
        }
        throw new IllegalArgumentException("a response without an answer");
    }

    /**
     * Says what the responder tells about a certificate.
     *
     * @param revoked says of a responder's certificate whether it was revoked itself; it is not asked about one whose
     *     issuer wants that not to be checked (RFC 6960, 4.2.2.2.1)
     */
    Optional<RevocationAnswers.Answer> about(
            X509Certificate subject, X509Certificate issuer, Instant provenAt, Predicate<X509Certificate> revoked) {
        try {
            X509CertificateHolder above = new JcaX509CertificateHolder(issuer);
            for (SingleResp single : response.getResponses()) {
                if (single.getCertID().getSerialNumber().equals(subject.getSerialNumber())
                        && single.getCertID().matchesIssuer(above, DIGESTS)
                        && isBelieved(issuer, single, provenAt, revoked)) {
                    return answer(single);
                }
            }
            return Optional.empty();
        } catch (OCSPException | CertificateException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<RevocationAnswers.Answer> answer(SingleResp single) {
        CertificateStatus status = single.getCertStatus();
        boolean known = status == CertificateStatus.GOOD || status instanceof RevokedStatus;
        Optional<Instant> revokedAt = status instanceof RevokedStatus revoked
                ? Optional.of(revoked.getRevocationTime().toInstant())
                : Optional.empty();
        return known
                ? Optional.of(new RevocationAnswers.Answer(
                        single.getThisUpdate().toInstant(),
                        Optional.ofNullable(single.getNextUpdate()).map(java.util.Date::toInstant),
                        revokedAt))
                : Optional.empty();
    }

    private boolean isBelieved(
            X509Certificate issuer, SingleResp single, Instant provenAt, Predicate<X509Certificate> revoked) {
        Instant made = single.getThisUpdate().toInstant();
        Stream<X509Certificate> appointed = Arrays.stream(response.getCerts())
                .map(OcspAnswers::readable)
                .flatMap(Optional::stream)
                .filter(candidate -> isAppointed(candidate, issuer))
                .filter(candidate -> isExempt(candidate) || !revoked.test(candidate));
        return Stream.concat(Stream.of(issuer), appointed)
                .anyMatch(candidate -> RevocationAnswers.validAt(candidate, made)
                        && RevocationAnswers.validAt(candidate, provenAt)
                        && isSignedBy(candidate));
    }

    private static boolean isAppointed(X509Certificate candidate, X509Certificate issuer) {
        try {
            List<String> purposes = candidate.getExtendedKeyUsage();
            return purposes != null
                    && purposes.contains(KeyPurposeId.id_kp_OCSPSigning.getId())
                    && CertificateChain.isIssuer(issuer, candidate);
        } catch (CertificateException | RuntimeException e) {
            return false;
        }
    }

    private static boolean isExempt(X509Certificate candidate) {
        return candidate.getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()) != null;
    }

    private boolean isSignedBy(X509Certificate candidate) {
        try {
            return response.isSignatureValid(new JcaContentVerifierProviderBuilder().build(candidate.getPublicKey()));
        } catch (OCSPException | OperatorCreationException | RuntimeException e) {
            return false;
        }
    }

    private static Optional<X509Certificate> readable(X509CertificateHolder holder) {
        try {
            return Optional.of(new JcaX509CertificateConverter().getCertificate(holder));
        } catch (CertificateException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static DigestCalculatorProvider digests() {
        try {
            return new JcaDigestCalculatorProviderBuilder().build();
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("the JDK has digests", e);
        }
    }
}
