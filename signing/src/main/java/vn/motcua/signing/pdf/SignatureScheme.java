package vn.motcua.signing.pdf;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureAlgorithm;

/** An algorithm as CMS names it and as the JDK verifies it, for one public key. */
final class SignatureScheme {

    private static final AlgorithmIdentifier SHA_256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

    private final SignatureAlgorithm algorithm;
    private final int maximumValueLength;

    private SignatureScheme(SignatureAlgorithm algorithm, int maximumValueLength) {
        this.algorithm = algorithm;
        this.maximumValueLength = maximumValueLength;
    }

    static SignatureScheme of(SignatureAlgorithm algorithm, X509Certificate certificate) {
        PublicKey key = certificate.getPublicKey();
        boolean ecdsa = algorithm == SignatureAlgorithm.ECDSA_SHA256;
        if (ecdsa && key instanceof ECPublicKey ec) {
            return new SignatureScheme(algorithm, derLength(ec));
        }
        if (!ecdsa && key instanceof RSAPublicKey rsa) {
            return new SignatureScheme(algorithm, (rsa.getModulus().bitLength() + 7) / 8);
        }
        throw new InvalidInputException(
                FailureCode.INVALID_VALUE,
                "algorithm",
                algorithm.name(),
                "one for a key of type " + key.getAlgorithm());
    }

    SignatureAlgorithm algorithm() {
        return algorithm;
    }

    int maximumValueLength() {
        return maximumValueLength;
    }

    MessageDigest digest() {
        try {
            return MessageDigest.getInstance(algorithm.digestName());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm.digestName(), e);
        }
    }

    /** RFC 5754, 2: without parameters. */
    AlgorithmIdentifier digestIdentifier() {
        return SHA_256;
    }

    /** RFC 3370, 3.2 for PKCS#1 v1.5; RFC 4056, 3 for PSS; RFC 5754, 3.3 for ECDSA. */
    AlgorithmIdentifier signatureIdentifier() {
        return switch (algorithm) {
            case RSA_PKCS1_SHA256 -> new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
            case RSA_PSS_SHA256 -> new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, pssParameters());
            case ECDSA_SHA256 -> new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        };
    }

    boolean verifies(X509Certificate certificate, byte[] signedBytes, byte[] value) {
        try {
            Signature verifier = verifier();
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(signedBytes);
            return verifier.verify(value);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private Signature verifier() throws GeneralSecurityException {
        switch (algorithm) {
            case RSA_PSS_SHA256 -> {
                Signature pss = Signature.getInstance("RSASSA-PSS");
                pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
                return pss;
            }
            case ECDSA_SHA256 -> {
                return Signature.getInstance("SHA256withECDSA");
            }
            default -> {
                return Signature.getInstance("SHA256withRSA");
            }
        }
    }

    private static RSASSAPSSparams pssParameters() {
        AlgorithmIdentifier hash = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
        return new RSASSAPSSparams(
                hash,
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, hash),
                new ASN1Integer(32),
                RSASSAPSSparams.DEFAULT_TRAILER_FIELD);
    }

    /** Two integers of the order's length with a sign byte each, in a sequence whose header takes up to three bytes. */
    private static int derLength(ECPublicKey key) {
        int octets = (key.getParams().getOrder().bitLength() + 7) / 8;
        return 3 + 2 * (2 + 1 + octets);
    }
}
