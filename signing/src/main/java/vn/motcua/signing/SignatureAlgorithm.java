package vn.motcua.signing;

/**
 * How a digest becomes a signature.
 *
 * <p>Hash and padding belong together because a signature names both. New algorithms may be added in a minor version:
 * keep a default branch.
 */
public enum SignatureAlgorithm {
    /** RSA with PKCS#1 v1.5 padding over SHA-256: what nearly every token in Viet Nam makes. */
    RSA_PKCS1_SHA256("SHA-256", 32),
    /** RSASSA-PSS over SHA-256, MGF1 with SHA-256, 32 bytes of salt. */
    RSA_PSS_SHA256("SHA-256", 32),
    /** ECDSA over SHA-256; the signature is a DER sequence of r and s. */
    ECDSA_SHA256("SHA-256", 32);

    private final String digestName;
    private final int digestLength;

    SignatureAlgorithm(String digestName, int digestLength) {
        this.digestName = digestName;
        this.digestLength = digestLength;
    }

    /**
     * Names the hash as the JDK's {@code MessageDigest} knows it.
     *
     * @return the name, for instance {@code SHA-256}
     */
    public String digestName() {
        return digestName;
    }

    /**
     * Tells how long a digest is.
     *
     * @return the length in bytes, for instance 32
     */
    public int digestLength() {
        return digestLength;
    }
}
