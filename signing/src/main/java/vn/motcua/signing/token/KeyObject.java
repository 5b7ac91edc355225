package vn.motcua.signing.token;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;

/** A key object on a token, public or private, as far as it can be read. */
final class KeyObject {

    /** Whether an object belongs to a public key. */
    enum Fit {
        SAME,
        OTHER,
        UNKNOWN
    }

    private final long handle;
    private final String id;
    private final String label;
    private final @Nullable BigInteger modulus;
    private final byte @Nullable [] point;

    private KeyObject(TokenSession session, long handle) {
        this.handle = handle;
        this.id = session.hex(handle, TokenSession.CKA_ID);
        this.label = session.text(handle, TokenSession.CKA_LABEL);
        this.modulus = session.attribute(handle, TokenSession.CKA_MODULUS)
                .map(bytes -> new BigInteger(1, bytes))
                .orElse(null);
        this.point = modulus != null
                ? null
                : session.attribute(handle, TokenSession.CKA_EC_POINT).orElse(null);
    }

    static List<KeyObject> all(TokenSession session, long objectClass) {
        return session.objects(objectClass).stream()
                .map(handle -> new KeyObject(session, handle))
                .toList();
    }

    long handle() {
        return handle;
    }

    String id() {
        return id;
    }

    String label() {
        return label;
    }

    Fit fit(PublicKey key) {
        if (modulus != null) {
            return key instanceof RSAPublicKey rsa && rsa.getModulus().equals(modulus) ? Fit.SAME : Fit.OTHER;
        }
        if (point != null) {
            return key instanceof ECPublicKey && isPointOf(key) ? Fit.SAME : Fit.OTHER;
        }
        return Fit.UNKNOWN;
    }

    /** The attribute is an OCTET STRING around the point; older drivers leave the wrapping off. */
    private boolean isPointOf(PublicKey key) {
        byte[] expected = SubjectPublicKeyInfo.getInstance(key.getEncoded())
                .getPublicKeyData()
                .getOctets();
        return Arrays.equals(expected, point)
                || unwrapped().map(bytes -> Arrays.equals(expected, bytes)).orElse(false);
    }

    private Optional<byte[]> unwrapped() {
        try {
            return Optional.of(ASN1OctetString.getInstance(point).getOctets());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
