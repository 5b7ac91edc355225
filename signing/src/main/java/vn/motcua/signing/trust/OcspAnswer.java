package vn.motcua.signing.trust;

import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * A checked answer of a responder about one certificate.
 *
 * @param bytes DER of OCSPResponse
 * @param status what it says; undetermined when the responder does not know the certificate
 * @param freshness when it was made and until when it holds
 * @param responder the certificate that signed, when that is not the issuer itself
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OcspAnswer(byte[] bytes, RevocationStatus status, Freshness freshness, Optional<X509Certificate> responder)
        implements AnswerCache.Answer {

    /** Without a nextUpdate there may be a newer answer at any time. */
    @Override
    public boolean fresh(EvidenceOptions options) {
        return freshness.until().isPresent()
                && freshness.holds(options)
                && !status.equals(new RevocationStatus.Undetermined());
    }
}
