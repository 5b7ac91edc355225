package vn.motcua.sandbox;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** The kind of key a test certificate is issued for. */
public enum TestKeyType {
    /** RSA with 2048 bits, as on the tokens of officials. */
    RSA_2048("RSA", "2048"),
    /** RSA with 3072 bits. */
    RSA_3072("RSA", "3072"),
    /** RSA with 4096 bits; making one takes seconds. */
    RSA_4096("RSA", "4096"),
    /** Elliptic curve P-256. */
    EC_P256("EC", "secp256r1"),
    /** Elliptic curve P-384. */
    EC_P384("EC", "secp384r1"),
    /** Elliptic curve P-521. */
    EC_P521("EC", "secp521r1");

    private final String family;
    private final String measure;

    TestKeyType(String family, String measure) {
        this.family = family;
        this.measure = measure;
    }

    boolean isElliptic() {
        return family.equals("EC");
    }

    KeyPair generate() throws GeneralSecurityException {
        AlgorithmParameterSpec parameters = isElliptic()
                ? new ECGenParameterSpec(measure)
                : new RSAKeyGenParameterSpec(Integer.parseInt(measure), RSAKeyGenParameterSpec.F4);
        KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
        generator.initialize(parameters);
        return generator.generateKeyPair();
    }
}
