package vn.motcua.signing.trust;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.CRLReason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.RemoteException;

/** Holds the answer of a responder against its question before anything in it is believed (RFC 6960, 3.2). */
final class OcspCheck {

    static final String ATTEMPTED = "asking an OCSP responder";

    private final OcspQuestion question;
    private final EvidenceOptions options;

    OcspCheck(OcspQuestion question, EvidenceOptions options) {
        this.question = question;
        this.options = options;
    }

    OcspAnswer accept(byte[] body) {
        try {
            OCSPResp response = new OCSPResp(body);
            if (response.getStatus() != OCSPResp.SUCCESSFUL) {
                throw new RemoteException(
                        FailureCode.REQUEST_DECLINED, ATTEMPTED, "response status " + response.getStatus(), null);
            }
            if (response.getResponseObject() instanceof BasicOCSPResp basic) {
                return accept(basic, response.getEncoded());
            }
            throw new RemoteException(FailureCode.PROTOCOL_VIOLATED, ATTEMPTED, "no basic response in it", null);
        } catch (RemoteException e) {
            throw e;
        } catch (IOException | OCSPException | RuntimeException e) {
            // Whatever came is chosen by others, and the parser answers some of it with unchecked exceptions.
            throw new RemoteException(FailureCode.PROTOCOL_VIOLATED, ATTEMPTED, "the answer is no OCSP response", e);
        }
    }

    private OcspAnswer accept(BasicOCSPResp response, byte[] encoded) {
        Optional<X509Certificate> responder = responder(response);
        requireNonce(response);
        SingleResp single = Arrays.stream(response.getResponses())
                .filter(candidate -> question.isAbout(candidate.getCertID()))
                .findFirst()
                .orElseThrow(() -> untrusted("the answer is about another certificate"));
        requireNoUnknownCritical(response.getCriticalExtensionOIDs());
        requireNoUnknownCritical(single.getCriticalExtensionOIDs());
        Freshness freshness = Freshness.of(single.getThisUpdate(), single.getNextUpdate());
        if (!freshness.holds(options)) {
            throw untrusted("the answer is out of date, or one of the clocks is wrong");
        }
        return new OcspAnswer(encoded, status(single, freshness), freshness, responder);
    }

    /** Empty when the issuer itself signed, else the certificate by which the issuer let another sign. */
    private Optional<X509Certificate> responder(BasicOCSPResp response) {
        if (isNamed(response, question.issuer()) && signed(response, question.issuer())) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(response.getCerts())
                .map(OcspCheck::readable)
                .flatMap(Optional::stream)
                .filter(candidate -> isNamed(response, candidate))
                .filter(this::mayAnswer)
                .filter(candidate -> signed(response, candidate))
                .findFirst()
                .orElseThrow(() -> untrusted("the answer is not signed by the issuer or one it appointed")));
    }

    private boolean mayAnswer(X509Certificate candidate) {
        try {
            List<String> purposes = candidate.getExtendedKeyUsage();
            return purposes != null
                    && purposes.contains(KeyPurposeId.id_kp_OCSPSigning.getId())
                    && Issuance.holds(question.issuer(), candidate)
                    && Issuance.validAt(candidate, options.clock().instant());
        } catch (CertificateException | RuntimeException e) {
            return false;
        }
    }

    private static boolean isNamed(BasicOCSPResp response, X509Certificate candidate) {
        try {
            X509CertificateHolder holder = new X509CertificateHolder(candidate.getEncoded());
            SubjectPublicKeyInfo key = holder.getSubjectPublicKeyInfo();
            RespID named = response.getResponderId();
            return named.equals(new RespID(holder.getSubject()))
                    || named.equals(new RespID(key, OcspQuestion.digests().get(RespID.HASH_SHA1)));
        } catch (IOException | CertificateException | OCSPException | OperatorCreationException | RuntimeException e) {
            return false;
        }
    }

    private static boolean signed(BasicOCSPResp response, X509Certificate candidate) {
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

    private void requireNonce(BasicOCSPResp response) {
        byte[] sent = question.nonce();
        if (sent == null) {
            return;
        }
        Extension extension = response.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (extension == null && options.ocspNonce() == OcspNonce.REQUIRED) {
            throw untrusted("the answer lacks the nonce");
        }
        if (extension != null && !MessageDigest.isEqual(sent, octets(extension))) {
            throw untrusted("the answer has another nonce");
        }
    }

    private static byte @Nullable [] octets(Extension extension) {
        try {
            return ASN1OctetString.getInstance(extension.getParsedValue()).getOctets();
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static void requireNoUnknownCritical(Set<?> identifiers) {
        if (!identifiers.stream().allMatch(OCSPObjectIdentifiers.id_pkix_ocsp_nonce::equals)) {
            throw untrusted("the answer has a critical extension that is not known here");
        }
    }

    private static RevocationStatus status(SingleResp single, Freshness freshness) {
        CertificateStatus status = single.getCertStatus();
        if (status == CertificateStatus.GOOD) {
            return new RevocationStatus.Good(freshness.asOf(), freshness.until(), EvidenceSource.OCSP);
        }
        if (status instanceof RevokedStatus revoked) {
            Instant at = revoked.getRevocationTime().toInstant();
            int reason = revoked.hasRevocationReason() ? revoked.getRevocationReason() : 0;
            return new RevocationStatus.Revoked(at, reason(reason), EvidenceSource.OCSP);
        }
        return new RevocationStatus.Undetermined();
    }

    private static CRLReason reason(int value) {
        CRLReason[] all = CRLReason.values();
        return value >= 0 && value < all.length ? all[value] : CRLReason.UNSPECIFIED;
    }

    private static RemoteException untrusted(String happened) {
        return new RemoteException(FailureCode.ANSWER_UNTRUSTED, ATTEMPTED, happened, null);
    }
}
