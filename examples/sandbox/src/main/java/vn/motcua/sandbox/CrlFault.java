package vn.motcua.sandbox;

/** What may be wrong, or different, with a revocation list, on command. */
public enum CrlFault {
    /** PEM in place of DER, as the national root does; no fault. */
    PEM,
    /** The list held until yesterday. */
    STALE,
    /** Signed by another key under the right name. */
    WRONG_SIGNER,
    /** A list of changes only. */
    DELTA,
    /** A list for certificates of CAs only. */
    AUTHORITIES_ONLY,
    /** The part of a split list that stands at another address. */
    OTHER_PART
}
