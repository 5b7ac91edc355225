package vn.motcua.signing.trust;

/** Which source of revocation is asked first; the other is asked when it does not answer. */
public enum RevocationOrder {
    /** The responder, whose answer is small and recent. */
    OCSP_FIRST,
    /** The list, which serves for every certificate of its issuer, also when the line is down later. */
    CRL_FIRST
}
