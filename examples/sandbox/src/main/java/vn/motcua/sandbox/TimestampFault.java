package vn.motcua.sandbox;

/** What may be wrong with a time-stamp, on command. */
public enum TimestampFault {
    /** Declined: the policy is not accepted. */
    REJECTED,
    /** Granted, with nothing in it. */
    NO_TOKEN,
    /** Another nonce than was sent. */
    WRONG_NONCE,
    /** No nonce, though one was sent. */
    MISSING_NONCE,
    /** The imprint of something else. */
    WRONG_IMPRINT,
    /** Another policy than was asked for. */
    WRONG_POLICY,
    /** Signed with the certificate of an official, which is not for time-stamping. */
    WRONG_SIGNER,
    /** Signed with a good certificate of another PKI. */
    FOREIGN_SIGNER,
    /** Signed with a certificate whose validity had ended. */
    EXPIRED_SIGNER,
    /** The certificate is left out, though it was asked for. */
    NO_CERTIFICATE,
    /** A bit of the signature is wrong. */
    BROKEN_SIGNATURE
}
