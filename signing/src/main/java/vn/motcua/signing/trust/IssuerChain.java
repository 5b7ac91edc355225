package vn.motcua.signing.trust;

import java.security.cert.X509Certificate;
import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.identity.PersonalData;

/**
 * A certificate and its issuers, as far as they could be found. Each one's signature was checked with the key of the
 * next; whether they may issue, and are valid, is for a validator to say.
 *
 * @param certificates the certificate asked about, then its issuer and so on; at least one
 * @param complete whether it ends with a trust anchor or a self-signed certificate
 * @param notes what was tried
 */
@PersonalData
public record IssuerChain(List<X509Certificate> certificates, boolean complete, List<EvidenceNote> notes) {

    /**
     * Copies the lists.
     *
     * @throws InvalidInputException if there is no certificate
     */
    public IssuerChain {
        certificates = List.copyOf(certificates);
        notes = List.copyOf(notes);
        if (certificates.isEmpty()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "certificates", "none", "at least one");
        }
    }

    /** Returns the length; certificates name persons. */
    @Override
    public String toString() {
        return "IssuerChain[" + certificates.size() + ", complete=" + complete + "]";
    }
}
