package vn.motcua.signing.trust;

import java.security.cert.X509CRL;

/**
 * A checked list of one issuer.
 *
 * @param bytes DER of CertificateList
 * @param list the list
 * @param freshness when it was made and until when it holds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CrlAnswer(byte[] bytes, X509CRL list, Freshness freshness) implements AnswerCache.Answer {

    /** Without a nextUpdate there may be a newer list at any time. */
    @Override
    public boolean fresh(EvidenceOptions options) {
        return freshness.until().isPresent() && freshness.holds(options);
    }
}
