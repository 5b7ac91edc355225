package vn.motcua.signing.internal;

import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;

/** The digests that signatures are made with and a time-stamp may be over; SHA-1 is not among them. */
public final class DigestNames {

    private static final Map<ASN1ObjectIdentifier, String> NAMES = Map.of(
            NISTObjectIdentifiers.id_sha256, "SHA-256",
            NISTObjectIdentifiers.id_sha384, "SHA-384",
            NISTObjectIdentifiers.id_sha512, "SHA-512");

    private DigestNames() {}

    /**
     * Names a digest.
     *
     * @param algorithm how it is named in ASN.1
     * @return the name, or no text for a digest that is not taken
     */
    public static String of(ASN1ObjectIdentifier algorithm) {
        return NAMES.getOrDefault(algorithm, "");
    }

    /**
     * Says whether a time-stamp may be over a digest.
     *
     * @param name the digest as the JDK names it
     * @return true for SHA-256, SHA-384 and SHA-512
     */
    public static boolean isTaken(String name) {
        return NAMES.containsValue(name);
    }

    /**
     * Finds how a digest is named in ASN.1.
     *
     * @param name SHA-256, SHA-384 or SHA-512
     * @return its object identifier
     */
    public static ASN1ObjectIdentifier identifier(String name) {
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no object identifier known for " + name))
                .getKey();
    }
}
