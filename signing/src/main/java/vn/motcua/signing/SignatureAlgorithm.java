package vn.motcua.signing;

/**
 * How a digest becomes a signature.
 *
 * <p>Hash and padding belong together because a signature names both. New algorithms may be added in a minor version:
 * keep a default branch.
 */
public enum SignatureAlgorithm {
    /** RSA with PKCS#1 v1.5 padding over SHA-256: what nearly every token in Viet Nam makes. */
    RSA_PKCS1_SHA256(Scheme.RSA_PKCS1, "SHA-256", 32),
    /** RSA with PKCS#1 v1.5 padding over SHA-384. */
    RSA_PKCS1_SHA384(Scheme.RSA_PKCS1, "SHA-384", 48),
    /** RSA with PKCS#1 v1.5 padding over SHA-512. */
    RSA_PKCS1_SHA512(Scheme.RSA_PKCS1, "SHA-512", 64),
    /** RSASSA-PSS over SHA-256, MGF1 with SHA-256, 32 bytes of salt. */
    RSA_PSS_SHA256(Scheme.RSA_PSS, "SHA-256", 32),
    /** RSASSA-PSS over SHA-384, MGF1 with SHA-384, 48 bytes of salt. */
    RSA_PSS_SHA384(Scheme.RSA_PSS, "SHA-384", 48),
    /** RSASSA-PSS over SHA-512, MGF1 with SHA-512, 64 bytes of salt. */
    RSA_PSS_SHA512(Scheme.RSA_PSS, "SHA-512", 64),
    /** ECDSA over SHA-256, the choice for P-256; the signature is a DER sequence of r and s. */
    ECDSA_SHA256(Scheme.ECDSA, "SHA-256", 32),
    /** ECDSA over SHA-384, the choice for P-384; the signature is a DER sequence of r and s. */
    ECDSA_SHA384(Scheme.ECDSA, "SHA-384", 48),
    /** ECDSA over SHA-512, the choice for P-521; the signature is a DER sequence of r and s. */
    ECDSA_SHA512(Scheme.ECDSA, "SHA-512", 64);

    private final Scheme scheme;
    private final String digestName;
    private final int digestLength;

    SignatureAlgorithm(Scheme scheme, String digestName, int digestLength) {
        this.scheme = scheme;
        this.digestName = digestName;
        this.digestLength = digestLength;
    }

    /**
     * Tells what is done with the digest.
     *
     * @return the scheme, which does not depend on the hash
     */
    public Scheme scheme() {
        return scheme;
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

    /** What is done with a digest, whichever hash made it. */
    public enum Scheme {
        /** RSA with PKCS#1 v1.5 padding (RFC 8017, 8.2). */
        RSA_PKCS1,
        /** RSA with probabilistic padding, RSASSA-PSS (RFC 8017, 8.1), masked by the same hash, its salt as long. */
        RSA_PSS,
        /** ECDSA (FIPS 186-5, 6); of a digest longer than the curve's order the leftmost bits are signed. */
        ECDSA
    }
}
