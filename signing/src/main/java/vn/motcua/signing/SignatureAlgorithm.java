package vn.motcua.signing;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.stream.Stream;

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

    private static final String PSS_ONLY = "RSASSA-PSS";
    private static final int P_256 = 256;
    private static final int P_384 = 384;

    private final Scheme scheme;
    private final String digestName;
    private final int digestLength;

    SignatureAlgorithm(Scheme scheme, String digestName, int digestLength) {
        this.scheme = scheme;
        this.digestName = digestName;
        this.digestLength = digestLength;
    }

    /**
     * Tells what a key can be used for, judged by its public half; the token or service that holds it may know less.
     *
     * @param key the public key
     * @return what suits the key best first: SHA-256 for RSA and P-256, SHA-384 for P-384, SHA-512 for P-521; empty if
     *     the key is neither RSA nor EC
     */
    public static List<SignatureAlgorithm> of(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            boolean pssOnly = key.getAlgorithm().equals(PSS_ONLY);
            return Stream.of(
                            RSA_PKCS1_SHA256,
                            RSA_PSS_SHA256,
                            RSA_PKCS1_SHA384,
                            RSA_PKCS1_SHA512,
                            RSA_PSS_SHA384,
                            RSA_PSS_SHA512)
                    .filter(algorithm -> !pssOnly || algorithm.scheme == Scheme.RSA_PSS)
                    .filter(algorithm -> algorithm.fits(rsa))
                    .toList();
        }
        return key instanceof ECPublicKey ec ? ecdsa(ec.getParams().getOrder().bitLength()) : List.of();
    }

    /** RFC 8017, 9.1.1: hash, salt as long and two bytes must fit; the wrapped digest of 9.2 is always shorter. */
    private boolean fits(RSAPublicKey key) {
        return 8 * (2 * digestLength + 2) <= key.getModulus().bitLength() - 1;
    }

    /** The hash as strong as the curve comes first, then the stronger ones, then the weaker ones. */
    private static List<SignatureAlgorithm> ecdsa(int order) {
        if (order > P_384) {
            return List.of(ECDSA_SHA512, ECDSA_SHA384, ECDSA_SHA256);
        }
        return order > P_256
                ? List.of(ECDSA_SHA384, ECDSA_SHA512, ECDSA_SHA256)
                : List.of(ECDSA_SHA256, ECDSA_SHA384, ECDSA_SHA512);
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
