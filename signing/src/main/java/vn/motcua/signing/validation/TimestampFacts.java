package vn.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import vn.motcua.signing.internal.SignedMaterial;
import vn.motcua.signing.xml.internal.XmlAlgorithms;

/**
 * A time-stamp whose imprint is that of what it stamps and whose value verifies; whether its authority is to be trusted
 * is still open.
 *
 * @param time what it says
 * @param signer its authority's certificate
 * @param certificates those it carries
 * @param digest the digest of its imprint, as the JDK names it
 * @param covered the evidence that lies under it, which existed at its time therefore
 * @param carried the answers about revocation in the time-stamp itself, which a later one may cover
 */
record TimestampFacts(
        Instant time,
        X509Certificate signer,
        List<X509Certificate> certificates,
        String digest,
        FoundEvidence covered,
        FoundEvidence carried) {

    TimestampFacts {
        certificates = List.copyOf(certificates);
    }

    /** A time-stamp that holds. */
    static TimestampFacts of(SignedMaterial stamp, Instant time, FoundEvidence covered) {
        return new TimestampFacts(
                time,
                stamp.certificate(),
                stamp.certificates(),
                stamp.imprintAlgorithm().orElseThrow(),
                covered,
                CarriedAnswers.in(stamp));
    }

    /** This over a list of digests, which is worth what the weaker digest is worth. */
    TimestampFacts relyingOn(String other) {
        return new TimestampFacts(time, signer, certificates, XmlAlgorithms.weaker(digest, other), covered, carried);
    }

    TimestampFacts covering(FoundEvidence more) {
        return new TimestampFacts(time, signer, certificates, digest, covered.and(more), carried);
    }
}
