package vn.motcua.sandbox;

/** The kind of key a test certificate is issued for. */
public enum TestKeyType {
    /** RSA with 2048 bits, as on the tokens of officials. */
    RSA_2048,
    /** Elliptic curve P-256. */
    EC_P256
}
