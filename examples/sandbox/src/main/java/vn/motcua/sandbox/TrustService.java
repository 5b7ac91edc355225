package vn.motcua.sandbox;

/** One of the services of {@link TrustSandbox}. */
public enum TrustService {
    /** The time-stamp authority. */
    TIMESTAMP,
    /** The responder. */
    OCSP,
    /** The revocation lists of root and sub-CA. */
    CRL,
    /** The files with the certificates of root and sub-CA. */
    CA_ISSUERS
}
