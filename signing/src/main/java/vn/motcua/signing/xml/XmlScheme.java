package vn.motcua.signing.xml;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

/** How a key signs XML: what can be known beforehand, what the algorithm is called, and the form of its values. */
final class XmlScheme {

    private static final String SIGNING = "signing XML";

    private final SignatureAlgorithm algorithm;
    private final SigningKey key;

    private XmlScheme(SignatureAlgorithm algorithm, SigningKey key) {
        this.algorithm = algorithm;
        this.key = key;
    }

    static XmlScheme of(SigningKey key, XmlSignOptions options, Instant now) {
        requireValid(key.certificate(), options.allowExpired(), now);
        List<SignatureAlgorithm> possible = key.algorithms();
        SignatureAlgorithm algorithm = options.algorithm().orElseGet(() -> possible.get(0));
        PublicKey publicKey = key.certificate().getPublicKey();
        boolean fits = algorithm.scheme() == SignatureAlgorithm.Scheme.ECDSA
                ? publicKey instanceof ECPublicKey
                : publicKey instanceof RSAPublicKey;
        if (!possible.contains(algorithm) || !fits) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "algorithm", algorithm.name(), "one of " + possible);
        }
        return new XmlScheme(algorithm, key);
    }

    private static void requireValid(X509Certificate certificate, boolean allowExpired, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isBefore(from) || (now.isAfter(until) && !allowExpired)) {
            throw new TokenException(
                    FailureCode.CERTIFICATE_NOT_VALID,
                    SIGNING,
                    "the certificate is valid from " + from + " to " + until + ", it is " + now,
                    null);
        }
    }

    SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /** RFC 9231, 2.3. */
    String uri() {
        String hash = compact().toLowerCase(Locale.ROOT);
        return switch (algorithm.scheme()) {
            case RSA_PKCS1 -> "http://www.w3.org/2001/04/xmldsig-more#rsa-" + hash;
            case RSA_PSS -> "http://www.w3.org/2007/05/xmldsig-more#" + hash + "-rsa-MGF1";
            case ECDSA -> "http://www.w3.org/2001/04/xmldsig-more#ecdsa-" + hash;
        };
    }

    private String compact() {
        return algorithm.digestName().replace("-", "");
    }

    /** Asks the key, and holds its answer against the certificate: a value that does not verify is never written. */
    byte[] sign(byte[] signedInfo) {
        byte[] value = key.signData(algorithm, signedInfo);
        if (!verifies(signedInfo, value)) {
            throw unusable("the signature does not belong to the key's certificate", null);
        }
        return algorithm.scheme() == SignatureAlgorithm.Scheme.ECDSA ? plain(value) : value;
    }

    private boolean verifies(byte[] signed, byte[] value) {
        try {
            Signature verifier = verifier();
            verifier.initVerify(key.certificate().getPublicKey());
            verifier.update(signed);
            return verifier.verify(value);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private Signature verifier() throws GeneralSecurityException {
        String hash = algorithm.digestName();
        return switch (algorithm.scheme()) {
            case RSA_PSS -> {
                Signature pss = Signature.getInstance("RSASSA-PSS");
                pss.setParameter(
                        new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), algorithm.digestLength(), 1));
                yield pss;
            }
            case ECDSA -> Signature.getInstance(compact() + "withECDSA");
            case RSA_PKCS1 -> Signature.getInstance(compact() + "withRSA");
        };
    }

    /** In XML the two numbers of ECDSA stand side by side, each as long as the curve's order (RFC 9231, 2.3.6). */
    private byte[] plain(byte[] der) {
        if (!(key.certificate().getPublicKey() instanceof ECPublicKey curve)) {
            throw unusable("the key is not what it was", null);
        }
        int length = (curve.getParams().getOrder().bitLength() + 7) / 8;
        ASN1Sequence pair = ASN1Sequence.getInstance(der);
        byte[] plain = new byte[2 * length];
        for (int i = 0; i < 2; i++) {
            byte[] number = BigIntegers.asUnsignedByteArray(
                    length, ASN1Integer.getInstance(pair.getObjectAt(i)).getPositiveValue());
            System.arraycopy(number, 0, plain, i * length, length);
        }
        return plain;
    }

    static TokenException unusable(String happened, @Nullable Throwable cause) {
        return new TokenException(FailureCode.TOKEN_FAILED, SIGNING, happened, cause);
    }
}
