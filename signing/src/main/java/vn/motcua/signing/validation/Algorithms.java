package vn.motcua.signing.validation;

import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/** Object identifiers of CMS as the names and parameters of the JDK. */
final class Algorithms {

    private static final Map<ASN1ObjectIdentifier, String> DIGESTS = Map.ofEntries(
            Map.entry(PKCSObjectIdentifiers.md5, "MD5"),
            Map.entry(OIWObjectIdentifiers.idSHA1, "SHA-1"),
            Map.entry(NISTObjectIdentifiers.id_sha224, "SHA-224"),
            Map.entry(NISTObjectIdentifiers.id_sha256, "SHA-256"),
            Map.entry(NISTObjectIdentifiers.id_sha384, "SHA-384"),
            Map.entry(NISTObjectIdentifiers.id_sha512, "SHA-512"),
            Map.entry(NISTObjectIdentifiers.id_sha512_224, "SHA-512/224"),
            Map.entry(NISTObjectIdentifiers.id_sha512_256, "SHA-512/256"),
            Map.entry(NISTObjectIdentifiers.id_sha3_224, "SHA3-224"),
            Map.entry(NISTObjectIdentifiers.id_sha3_256, "SHA3-256"),
            Map.entry(NISTObjectIdentifiers.id_sha3_384, "SHA3-384"),
            Map.entry(NISTObjectIdentifiers.id_sha3_512, "SHA3-512"));

    /** Signature algorithms that name their hash. */
    private static final Map<ASN1ObjectIdentifier, Padded> PADDED = padded();

    private Algorithms() {}

    static Optional<String> digestName(AlgorithmIdentifier algorithm) {
        return Optional.ofNullable(DIGESTS.get(algorithm.getAlgorithm()));
    }

    /** Finds how to verify a signature over attributes whose hash is the named one; both have to agree. */
    static Optional<Scheme> scheme(AlgorithmIdentifier algorithm, String digestName) {
        ASN1ObjectIdentifier id = algorithm.getAlgorithm();
        if (id.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            return pss(algorithm.getParameters(), digestName);
        }
        if (id.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return Optional.of(new Scheme(compact(digestName) + "withRSA", null));
        }
        if (id.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return Optional.of(new Scheme(compact(digestName) + "withECDSA", null));
        }
        return Optional.ofNullable(PADDED.get(id))
                .filter(padded -> padded.digestName.equals(digestName))
                .map(padded -> new Scheme(compact(digestName) + "with" + padded.family, null));
    }

    private static Optional<Scheme> pss(@Nullable ASN1Encodable parameters, String digestName) {
        RSASSAPSSparams given = RSASSAPSSparams.getInstance(parameters);
        if (given == null || !given.getMaskGenAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)) {
            return Optional.empty();
        }
        Optional<String> maskDigest = digestName(
                AlgorithmIdentifier.getInstance(given.getMaskGenAlgorithm().getParameters()));
        if (maskDigest.isEmpty() || !digestName(given.getHashAlgorithm()).equals(Optional.of(digestName))) {
            return Optional.empty();
        }
        return Optional.of(new Scheme(
                "RSASSA-PSS",
                new PSSParameterSpec(
                        digestName,
                        "MGF1",
                        new MGF1ParameterSpec(maskDigest.get()),
                        given.getSaltLength().intValueExact(),
                        given.getTrailerField().intValueExact())));
    }

    private static String compact(String digestName) {
        return digestName.startsWith("SHA-") ? "SHA" + digestName.substring(4) : digestName;
    }

    private static Map<ASN1ObjectIdentifier, Padded> padded() {
        Map<ASN1ObjectIdentifier, Padded> table = new HashMap<>();
        table.put(PKCSObjectIdentifiers.md5WithRSAEncryption, new Padded("RSA", "MD5"));
        table.put(PKCSObjectIdentifiers.sha1WithRSAEncryption, new Padded("RSA", "SHA-1"));
        table.put(PKCSObjectIdentifiers.sha224WithRSAEncryption, new Padded("RSA", "SHA-224"));
        table.put(PKCSObjectIdentifiers.sha256WithRSAEncryption, new Padded("RSA", "SHA-256"));
        table.put(PKCSObjectIdentifiers.sha384WithRSAEncryption, new Padded("RSA", "SHA-384"));
        table.put(PKCSObjectIdentifiers.sha512WithRSAEncryption, new Padded("RSA", "SHA-512"));
        table.put(PKCSObjectIdentifiers.sha512_224WithRSAEncryption, new Padded("RSA", "SHA-512/224"));
        table.put(PKCSObjectIdentifiers.sha512_256WithRSAEncryption, new Padded("RSA", "SHA-512/256"));
        table.put(NISTObjectIdentifiers.id_rsassa_pkcs1_v1_5_with_sha3_224, new Padded("RSA", "SHA3-224"));
        table.put(NISTObjectIdentifiers.id_rsassa_pkcs1_v1_5_with_sha3_256, new Padded("RSA", "SHA3-256"));
        table.put(NISTObjectIdentifiers.id_rsassa_pkcs1_v1_5_with_sha3_384, new Padded("RSA", "SHA3-384"));
        table.put(NISTObjectIdentifiers.id_rsassa_pkcs1_v1_5_with_sha3_512, new Padded("RSA", "SHA3-512"));
        table.put(X9ObjectIdentifiers.ecdsa_with_SHA1, new Padded("ECDSA", "SHA-1"));
        table.put(X9ObjectIdentifiers.ecdsa_with_SHA224, new Padded("ECDSA", "SHA-224"));
        table.put(X9ObjectIdentifiers.ecdsa_with_SHA256, new Padded("ECDSA", "SHA-256"));
        table.put(X9ObjectIdentifiers.ecdsa_with_SHA384, new Padded("ECDSA", "SHA-384"));
        table.put(X9ObjectIdentifiers.ecdsa_with_SHA512, new Padded("ECDSA", "SHA-512"));
        table.put(NISTObjectIdentifiers.id_ecdsa_with_sha3_224, new Padded("ECDSA", "SHA3-224"));
        table.put(NISTObjectIdentifiers.id_ecdsa_with_sha3_256, new Padded("ECDSA", "SHA3-256"));
        table.put(NISTObjectIdentifiers.id_ecdsa_with_sha3_384, new Padded("ECDSA", "SHA3-384"));
        table.put(NISTObjectIdentifiers.id_ecdsa_with_sha3_512, new Padded("ECDSA", "SHA3-512"));
        return Map.copyOf(table);
    }

    /** A name and parameters for {@code java.security.Signature}. */
    record Scheme(String name, @Nullable AlgorithmParameterSpec parameters) {}

    private record Padded(String family, String digestName) {}
}
