package vn.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A time-stamp whose imprint is that of what it stamps and whose value verifies; whether its authority is to be trusted
 * is still open.
 *
 * @param time what it says
 * @param signer its authority's certificate
 * @param certificates those it carries
 * @param digest the digest of its imprint, as the JDK names it
 * @param covered the evidence that lies under it, which existed at its time therefore
 */
record TimestampFacts(
        Instant time,
        X509Certificate signer,
        List<X509Certificate> certificates,
        String digest,
        FoundEvidence covered) {

    TimestampFacts {
        certificates = List.copyOf(certificates);
    }
}
