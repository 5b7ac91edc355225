package vn.motcua.signing.token;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import vn.motcua.signing.SignatureAlgorithm;

/** The JDK's verification over the data itself, which shares no code with the signing of digests. */
final class Oracle {

    private Oracle() {}

    static byte[] sha256(byte[] data) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(data);
    }

    static boolean accepts(PublicKey key, SignatureAlgorithm algorithm, byte[] data, byte[] signature)
            throws GeneralSecurityException {
        Signature verifier = switch (algorithm) {
            case RSA_PKCS1_SHA256 -> Signature.getInstance("SHA256withRSA");
            case RSA_PSS_SHA256 -> pss();
            case ECDSA_SHA256 -> Signature.getInstance("SHA256withECDSA");
        };
        verifier.initVerify(key);
        verifier.update(data);
        return verifier.verify(signature);
    }

    private static Signature pss() throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("RSASSA-PSS");
        verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        return verifier;
    }
}
