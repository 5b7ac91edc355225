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

    static byte[] digest(SignatureAlgorithm algorithm, byte[] data) throws GeneralSecurityException {
        return MessageDigest.getInstance(algorithm.digestName()).digest(data);
    }

    static boolean accepts(PublicKey key, SignatureAlgorithm algorithm, byte[] data, byte[] signature)
            throws GeneralSecurityException {
        String hash = algorithm.digestName().replace("-", "");
        Signature verifier = switch (algorithm.scheme()) {
            case RSA_PKCS1 -> Signature.getInstance(hash + "withRSA");
            case RSA_PSS -> pss(algorithm);
            case ECDSA -> Signature.getInstance(hash + "withECDSA");
        };
        verifier.initVerify(key);
        verifier.update(data);
        return verifier.verify(signature);
    }

    private static Signature pss(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("RSASSA-PSS");
        String hash = algorithm.digestName();
        verifier.setParameter(
                new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), algorithm.digestLength(), 1));
        return verifier;
    }
}
