package vn.motcua.signing.xml.internal;

import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.internal.SignatureScheme;

/** How a key signs XML: what can be known beforehand, what the algorithm is called, and the form of its values. */
public final class XmlScheme {

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

    /**
     * Finds how a key signs.
     *
     * @param key the key
     * @param algorithm one of the key's algorithms
     * @return the scheme
     * @throws vn.motcua.failure.InvalidInputException {@code INVALID_VALUE} if the key is of another kind
     */
    public static XmlScheme of(SigningKey key, SignatureAlgorithm algorithm) {
        return new XmlScheme(algorithm, key);
    }

    /**
     * Returns how is signed.
     *
     * @return the algorithm
     */
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * Begins a digest, by the algorithm that signs: references and time-stamps are no weaker than the value.
     *
     * @return the digest
     */
    public MessageDigest digest() {
        return XmlAlgorithms.digester(algorithm.digestName());
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
