package vn.motcua.conformance;

import vn.motcua.sandbox.TestKeyType;
import vn.motcua.signing.SignatureAlgorithm;

/** The keys of the signing matrix, with a hash as strong as each: what Circular 15/2025/TT-BKHCN names. */
enum MatrixKey {
    RSA_2048(TestKeyType.RSA_2048, SignatureAlgorithm.RSA_PKCS1_SHA256),
    RSA_2048_PSS(TestKeyType.RSA_2048, SignatureAlgorithm.RSA_PSS_SHA256),
    RSA_3072(TestKeyType.RSA_3072, SignatureAlgorithm.RSA_PKCS1_SHA384),
    RSA_3072_PSS(TestKeyType.RSA_3072, SignatureAlgorithm.RSA_PSS_SHA384),
    RSA_4096(TestKeyType.RSA_4096, SignatureAlgorithm.RSA_PKCS1_SHA512),
    RSA_4096_PSS(TestKeyType.RSA_4096, SignatureAlgorithm.RSA_PSS_SHA512),
    P_256(TestKeyType.EC_P256, SignatureAlgorithm.ECDSA_SHA256),
    P_384(TestKeyType.EC_P384, SignatureAlgorithm.ECDSA_SHA384),
    P_521(TestKeyType.EC_P521, SignatureAlgorithm.ECDSA_SHA512);

    private final TestKeyType type;
    private final SignatureAlgorithm algorithm;

    MatrixKey(TestKeyType type, SignatureAlgorithm algorithm) {
        this.type = type;
        this.algorithm = algorithm;
    }

    TestKeyType type() {
        return type;
    }

    SignatureAlgorithm algorithm() {
        return algorithm;
    }

    String nameInDss() {
        return algorithm.name().replace("RSA_PKCS1", "RSA").replaceFirst("RSA_PSS_(.*)", "RSA_SSA_PSS_$1_MGF1");
    }
}
