package vn.motcua.signing.validation;

/**
 * Why a signature did not pass, named as in ETSI EN 319 102-1, clause 5.1.3. New values may be added in a minor version:
 * keep a default branch.
 */
public enum SubIndication {
    /** The signature does not keep to its format, or its byte range is not what it has to be. */
    FORMAT_FAILURE,
    /** The signed bytes were changed. */
    HASH_FAILURE,
    /** The signature value was not made with the signer's key over these attributes. */
    SIG_CRYPTO_FAILURE,
    /** The time of validation lies before the signer's certificate begins. */
    NOT_YET_VALID,
    /** A property that the format demands is missing or unfit. */
    SIG_CONSTRAINTS_FAILURE,
    /** The certificate was not issued for signing. */
    CHAIN_CONSTRAINTS_FAILURE,
    /** A chain to an anchor exists but breaks a rule of path validation. */
    CERTIFICATE_CHAIN_GENERAL_FAILURE,
    /** An algorithm or a key size is too weak, or not known. */
    CRYPTO_CONSTRAINTS_FAILURE,
    /** An algorithm or a key size was accepted once, and nothing proves that the signature existed then. */
    CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
    /** The signer's certificate is not there, or is not the one the signature names. */
    NO_SIGNING_CERTIFICATE_FOUND,
    /** No chain leads from the signer's certificate to an anchor of the caller. */
    NO_CERTIFICATE_CHAIN_FOUND,
    /** The certificate is outside its validity, and nothing proves that the signature existed while it was valid. */
    OUT_OF_BOUNDS_NO_POE,
    /** The signer's certificate was revoked, and nothing proves that the signature existed before. */
    REVOKED_NO_POE,
    /** A certificate above the signer's was revoked, and nothing proves that the signature existed before. */
    REVOKED_CA_NO_POE,
    /** Nothing current is known about revocation; it may be had later, or from another place. */
    TRY_LATER,
    /** What was signed is not there. */
    SIGNED_DATA_NOT_FOUND,
    /** Any other reason; see the reasons. */
    GENERIC
}
