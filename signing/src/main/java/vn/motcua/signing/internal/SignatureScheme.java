package vn.motcua.signing.internal;

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
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureAlgorithm;

/** An algorithm as CMS names it and as the JDK verifies it, for one public key. */
public final class SignatureScheme {

    private final SignatureAlgorithm algorithm;
    private final int maximumValueLength;

    private SignatureScheme(SignatureAlgorithm algorithm, int maximumValueLength) {
        this.algorithm = algorithm;
        this.maximumValueLength = maximumValueLength;
    }

    /**
     * Finds how an algorithm works with a certificate's key.
     *
     * @param algorithm the algorithm
     * @param certificate the certificate
     * @return the scheme
     * @throws InvalidInputException {@code INVALID_VALUE} if the key is of another kind
     */
    public static SignatureScheme of(SignatureAlgorithm algorithm, X509Certificate certificate) {
        PublicKey key = certificate.getPublicKey();
        boolean ecdsa = algorithm.scheme() == SignatureAlgorithm.Scheme.ECDSA;
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
        return new AlgorithmIdentifier(hash());
    }

    /** RFC 3370, 3.2 for PKCS#1 v1.5; RFC 4056, 3 for PSS; RFC 5754, 3.3 for ECDSA. */
    AlgorithmIdentifier signatureIdentifier() {
        return switch (algorithm.scheme()) {
            case RSA_PKCS1 -> new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
            case RSA_PSS -> new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, pssParameters());
            case ECDSA -> new AlgorithmIdentifier(ecdsa());
        };
    }

    /**
     * Holds a value against what was signed.
     *
     * @param certificate whose key made the value
     * @param signedBytes what was signed
     * @param value the value, of ECDSA a sequence in DER
     * @return whether it is the key's over these bytes
     */
    public boolean verifies(X509Certificate certificate, byte[] signedBytes, byte[] value) {
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
        String name = algorithm.digestName();
        return switch (algorithm.scheme()) {
            case RSA_PSS -> {
                Signature pss = Signature.getInstance("RSASSA-PSS");
                pss.setParameter(new PSSParameterSpec(
                        name,
                        "MGF1",
                        new MGF1ParameterSpec(name),
                        algorithm.digestLength(),
                        PSSParameterSpec.TRAILER_FIELD_BC));
                yield pss;
            }
            case ECDSA -> Signature.getInstance(name.replace("-", "") + "withECDSA");
            case RSA_PKCS1 -> Signature.getInstance(name.replace("-", "") + "withRSA");
        };
    }

    private ASN1ObjectIdentifier hash() {
        return DigestNames.identifier(algorithm.digestName());
    }

    private ASN1ObjectIdentifier ecdsa() {
        return switch (algorithm.digestLength()) {
            case 48 -> X9ObjectIdentifiers.ecdsa_with_SHA384;
            case 64 -> X9ObjectIdentifiers.ecdsa_with_SHA512;
            default -> X9ObjectIdentifiers.ecdsa_with_SHA256;
        };
    }

    private RSASSAPSSparams pssParameters() {
        AlgorithmIdentifier hash = new AlgorithmIdentifier(hash(), DERNull.INSTANCE);
        return new RSASSAPSSparams(
                hash,
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, hash),
                new ASN1Integer(algorithm.digestLength()),
                RSASSAPSSparams.DEFAULT_TRAILER_FIELD);
    }

    /** Two integers of the order's length with a sign byte each, in a sequence whose header takes up to three bytes. */
    private static int derLength(ECPublicKey key) {
        int octets = (key.getParams().getOrder().bitLength() + 7) / 8;
        return 3 + 2 * (2 + 1 + octets);
    }
}
