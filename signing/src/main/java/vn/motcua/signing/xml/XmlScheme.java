package vn.motcua.signing.xml;

import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.internal.KeyCheck;
import vn.motcua.signing.internal.SignatureScheme;

/** How a key signs XML: what can be known beforehand, what the algorithm is called, and the form of its values. */
final class XmlScheme {

    private static final String SIGNING = "signing XML";
    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";

    private final SignatureAlgorithm algorithm;
    private final SigningKey key;
    private final SignatureScheme scheme;

    private XmlScheme(SignatureAlgorithm algorithm, SigningKey key) {
        this.algorithm = algorithm;
        this.key = key;
        this.scheme = SignatureScheme.of(algorithm, key.certificate());
    }

    static XmlScheme of(SigningKey key, XmlSignOptions options, Instant now) {
        KeyCheck.requireValid(key.certificate(), options.allowExpired(), now);
        return new XmlScheme(KeyCheck.algorithm(key.algorithms(), options.algorithm()), key);
    }

    SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /** RFC 9231, 2.3. */
    String uri() {
        String hash = algorithm.digestName().toLowerCase(Locale.ROOT).replace("-", "");
        return switch (algorithm.scheme()) {
            case RSA_PKCS1 -> MORE + "rsa-" + hash;
            case RSA_PSS -> "http://www.w3.org/2007/05/xmldsig-more#" + hash + "-rsa-MGF1";
            case ECDSA -> MORE + "ecdsa-" + hash;
        };
    }

    /** Asks the key, and holds its answer against the certificate: a value that does not verify is never written. */
    byte[] sign(byte[] signedInfo) {
        byte[] value = key.signData(algorithm, signedInfo);
        if (!scheme.verifies(key.certificate(), signedInfo, value)) {
            throw unusable("the signature does not belong to the key's certificate", null);
        }
        return algorithm.scheme() == SignatureAlgorithm.Scheme.ECDSA ? plain(value) : value;
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
