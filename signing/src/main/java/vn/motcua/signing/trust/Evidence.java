package vn.motcua.signing.trust;

import java.security.cert.X509Certificate;
import java.util.List;
import vn.motcua.identity.PersonalData;

/**
 * What a validator needs to judge a certificate without a network: its chain, and what the responders and lists say
 * about each member.
 *
 * <p>Get one from {@link EvidenceClient#gather}. Every answer in it was parsed and its signature checked. It is kept
 * even when it says that a certificate is revoked: look at {@link #statuses()}. Immutable.
 */
@PersonalData
public final class Evidence {

    private final IssuerChain chain;
    private final List<RevocationStatus> statuses;
    private final List<X509Certificate> certificates;
    private final List<byte[]> ocspResponses;
    private final List<byte[]> crls;
    private final List<EvidenceNote> notes;

    Evidence(IssuerChain chain, List<RevocationStatus> statuses, EvidenceBag bag) {
        this.chain = chain;
        this.statuses = List.copyOf(statuses);
        this.certificates = bag.certificates();
        this.ocspResponses = bag.ocspResponses();
        this.crls = bag.crls();
        this.notes = bag.notes();
    }

    /**
     * Returns the certificate asked about and its issuers.
     *
     * @return the chain as far as it could be found
     */
    public IssuerChain chain() {
        return chain;
    }

    /**
     * Returns what was found out about each member of the chain.
     *
     * @return one for each certificate of the chain, in its order
     */
    public List<RevocationStatus> statuses() {
        return statuses;
    }

    /**
     * Returns every certificate a validator needs: the chain, and those of responders that are not part of it.
     *
     * @return each certificate once, the chain first
     */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    /**
     * Returns the answers of responders.
     *
     * @return DER of OCSPResponse, as a PDF's document security store holds it; copies
     */
    public List<byte[]> ocspResponses() {
        return ocspResponses.stream().map(byte[]::clone).toList();
    }

    /**
     * Returns the revocation lists.
     *
     * @return DER of CertificateList, whatever was sent; copies
     */
    public List<byte[]> crls() {
        return crls.stream().map(byte[]::clone).toList();
    }

    /**
     * Returns what was tried, in order, successes too.
     *
     * @return the notes, those about the chain first
     */
    public List<EvidenceNote> notes() {
        return notes;
    }

    /**
     * Says whether nothing is missing: the chain ends and there is an answer about every member that needs one. It says
     * nothing about the answers being good.
     *
     * @return true if a validator will miss nothing
     */
    public boolean complete() {
        return chain.complete() && !statuses.contains(new RevocationStatus.Undetermined());
    }

    /** Returns numbers only; certificates name persons. */
    @Override
    public String toString() {
        return "Evidence[" + certificates.size() + " certificates, " + ocspResponses.size() + " OCSP responses, "
                + crls.size() + " CRLs, complete=" + complete() + "]";
    }
}
