package vn.motcua.signing.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.internal.DigestNames;

/** The structure that PKCS#1 v1.5 pads: the name of the hash and the digest (RFC 8017, 9.2). */
final class DigestInfo {

    private DigestInfo() {}

    static byte[] of(SignatureAlgorithm algorithm, byte[] digest) {
        AlgorithmIdentifier hash =
                new AlgorithmIdentifier(DigestNames.identifier(algorithm.digestName()), DERNull.INSTANCE);
        try {
            return new org.bouncycastle.asn1.x509.DigestInfo(hash, digest).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
