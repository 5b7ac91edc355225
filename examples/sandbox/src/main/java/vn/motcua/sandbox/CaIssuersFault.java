package vn.motcua.sandbox;

/** What may be wrong, or different, with the file of an issuer's certificate, on command. */
public enum CaIssuersFault {
    /** PEM in place of DER; no fault. */
    PEM,
    /** A PKCS#7 bag with the issuer and others; no fault. */
    PKCS7,
    /** The certificate of somebody else. */
    OTHER_CERTIFICATE
}
