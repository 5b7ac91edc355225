package vn.motcua.sandbox;

/** What may be wrong, or different, with the answer of a responder, on command. */
public enum OcspFault {
    /** Not an answer: tryLater. */
    TRY_LATER,
    /** The responder does not know the certificate. */
    UNKNOWN_STATUS,
    /** The answer held until yesterday. */
    STALE,
    /** The answer will hold from tomorrow. */
    FROM_THE_FUTURE,
    /** The answer does not say until when it holds; no fault. */
    NO_NEXT_UPDATE,
    /** About another certificate. */
    WRONG_CERTIFICATE,
    /** Another nonce than was sent. */
    WRONG_NONCE,
    /** Signed by a certificate of the same CA that is not for OCSP. */
    UNAUTHORISED_RESPONDER,
    /** Signed by a responder that another CA appointed. */
    FOREIGN_RESPONDER,
    /** Signed by a responder whose certificate has expired. */
    EXPIRED_RESPONDER,
    /** Signed by a responder whose certificate lacks id-pkix-ocsp-nocheck and names the list; no fault. */
    RESPONDER_TO_CHECK,
    /** Signed by the CA itself; no fault. */
    SIGNED_BY_ISSUER,
    /** A bit of the signature is wrong. */
    BROKEN_SIGNATURE
}
