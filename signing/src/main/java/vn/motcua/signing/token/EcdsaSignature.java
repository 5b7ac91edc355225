package vn.motcua.signing.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;

/** ECDSA signatures: tokens return r and s side by side, signatures in documents are a DER sequence (RFC 3279). */
final class EcdsaSignature {

    private EcdsaSignature() {}

    /**
     * What of a digest is signed. Leaving out what lies beyond the order is the standard's first step, but some tokens
     * refuse a digest that is longer.
     */
    static byte[] input(byte[] digest, ECPublicKey key) {
        int order = (key.getParams().getOrder().bitLength() + 7) / 8;
        return digest.length > order ? Arrays.copyOf(digest, order) : digest;
    }

    static byte[] der(byte[] plain) {
        int half = plain.length / 2;
        ASN1Encodable[] rs = {number(plain, 0, half), number(plain, half, plain.length)};
        try {
            return new DERSequence(rs).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ASN1Integer number(byte[] plain, int from, int to) {
        return new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(plain, from, to)));
    }
}
