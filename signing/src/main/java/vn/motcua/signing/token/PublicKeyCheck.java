package vn.motcua.signing.token;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;

/** What the public key of a certificate tells about its private key, and whether a signature is that key's. */
final class PublicKeyCheck {

    private PublicKeyCheck() {}

    static byte[] digest(SignatureAlgorithm algorithm, byte[] data) {
        try {
            return MessageDigest.getInstance(algorithm.digestName()).digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm.digestName(), e);
        }
    }

    static void requireUsable(List<SignatureAlgorithm> algorithms, SignatureAlgorithm algorithm, byte[] digest) {
        if (!algorithms.contains(algorithm)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "algorithm", algorithm.name(), "one of " + algorithms);
        }
        if (digest.length != algorithm.digestLength()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "digest",
                    digest.length + " bytes",
                    algorithm.digestLength() + " bytes for " + algorithm);
        }
    }

    /** A key that does not belong to the certificate would make a document that looks signed and never validates. */
    static byte[] requireSignedBy(
            X509Certificate certificate, SignatureAlgorithm algorithm, byte[] digest, byte[] signature) {
        if (!verifies(certificate.getPublicKey(), algorithm, digest, signature)) {
            throw new TokenException(
                    FailureCode.TOKEN_FAILED,
                    "sign with " + algorithm,
                    "the signature made does not fit the certificate's public key",
                    null);
        }
        return signature;
    }

    static boolean verifies(PublicKey key, SignatureAlgorithm algorithm, byte[] digest, byte[] signature) {
        try {
            return switch (algorithm.scheme()) {
                case RSA_PSS -> PssPadding.verify((RSAPublicKey) key, digest, signature);
                case RSA_PKCS1 -> verifies("NONEwithRSA", key, DigestInfo.of(algorithm, digest), signature);
                case ECDSA -> verifies("NONEwithECDSA", key, digest, signature);
            };
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean verifies(String scheme, PublicKey key, byte[] input, byte[] signature)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(scheme);
        verifier.initVerify(key);
        verifier.update(input);
        return verifier.verify(signature);
    }
}
