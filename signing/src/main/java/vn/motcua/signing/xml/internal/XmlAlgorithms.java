package vn.motcua.signing.xml.internal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Algorithms of XML signatures as the JDK knows them (RFC 9231). Secret keys do not sign. */
public final class XmlAlgorithms {

    private static final Pattern SIGNATURE =
            Pattern.compile("http://www\\.w3\\.org/(?:2000/09/xmldsig|2001/04/xmldsig-more|2007/05/xmldsig-more)#"
                    + "(rsa|ecdsa)-(sha1|sha224|sha256|sha384|sha512|md5)");

    private static final Pattern PSS =
            Pattern.compile("http://www\\.w3\\.org/2007/05/xmldsig-more#(sha1|sha224|sha256|sha384|sha512)-rsa-MGF1");

    private static final Map<String, String> DIGESTS = Map.ofEntries(
            Map.entry("http://www.w3.org/2001/04/xmldsig-more#md5", "MD5"),
            Map.entry("http://www.w3.org/2000/09/xmldsig#sha1", "SHA-1"),
            Map.entry("http://www.w3.org/2001/04/xmldsig-more#sha224", "SHA-224"),
            Map.entry("http://www.w3.org/2001/04/xmlenc#sha256", "SHA-256"),
            Map.entry("http://www.w3.org/2001/04/xmldsig-more#sha384", "SHA-384"),
            Map.entry("http://www.w3.org/2001/04/xmlenc#sha512", "SHA-512"),
            Map.entry("http://www.w3.org/2007/05/xmldsig-more#sha3-224", "SHA3-224"),
            Map.entry("http://www.w3.org/2007/05/xmldsig-more#sha3-256", "SHA3-256"),
            Map.entry("http://www.w3.org/2007/05/xmldsig-more#sha3-384", "SHA3-384"),
            Map.entry("http://www.w3.org/2007/05/xmldsig-more#sha3-512", "SHA3-512"));

    /** From the weakest on. */
    private static final List<String> STRENGTH = List.of(
            "MD5", "SHA-1", "SHA-224", "SHA3-224", "SHA-256", "SHA3-256", "SHA-384", "SHA3-384", "SHA-512", "SHA3-512");

    private XmlAlgorithms() {}

    /**
     * How a value is verified.
     *
     * @param name for {@code java.security.Signature}
     * @param parameters for the same
     * @param digest the digest within, as the JDK names it
     */
    public record Scheme(String name, @Nullable AlgorithmParameterSpec parameters, String digest) {

        /**
         * Holds a value against what was signed.
         *
         * @param certificate whose key made the value
         * @param signed what was signed
         * @param value the value as it stands in XML
         * @return whether it is the key's over these octets
         */
        public boolean verifies(X509Certificate certificate, byte[] signed, byte[] value) {
            try {
                Signature verifier = Signature.getInstance(name);
                if (parameters != null) {
                    verifier.setParameter(parameters);
                }
                verifier.initVerify(certificate.getPublicKey());
                verifier.update(signed);
                return verifier.verify(value);
            } catch (GeneralSecurityException | RuntimeException e) {
                // A key of another kind, a value of another length: not made with this key.
                return false;
            }
        }
    }

    /**
     * Finds a digest.
     *
     * @param uri its identifier in signatures
     * @return its name in the JDK, or empty if it is not known
     */
    public static Optional<String> digest(String uri) {
        return Optional.ofNullable(DIGESTS.get(uri));
    }

    /**
     * Finds how signatures name a digest.
     *
     * @param digest a known one, as the JDK names it
     * @return its identifier
     */
    public static String identifier(String digest) {
        return DIGESTS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(digest))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no identifier known for " + digest))
                .getKey();
    }

    /**
     * Begins a digest.
     *
     * @param digest a known one, as the JDK names it
     * @return the digest
     */
    public static MessageDigest digester(String digest) {
        try {
            return MessageDigest.getInstance(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + digest, e);
        }
    }

    /**
     * Finds how a signature is verified.
     *
     * @param uri its identifier in signatures
     * @return the scheme, or empty if it is not known
     */
    public static Optional<Scheme> signature(String uri) {
        Matcher plain = SIGNATURE.matcher(uri);
        if (plain.matches()) {
            String digest = digestNamed(plain.group(2));
            String family = plain.group(1).equals("rsa") ? "withRSA" : "withECDSAinP1363Format";
            return Optional.of(new Scheme(digest.replace("-", "") + family, null, digest));
        }
        Matcher pss = PSS.matcher(uri);
        if (pss.matches()) {
            String digest = digestNamed(pss.group(1));
            return Optional.of(new Scheme("RSASSA-PSS", parameters(digest), digest));
        }
        return Optional.empty();
    }

    /** RFC 9231, 2.3.10: the salt is as long as the digest. */
    private static PSSParameterSpec parameters(String digest) {
        int bits = digest.equals("SHA-1") ? 160 : Integer.parseInt(digest.substring("SHA-".length()));
        return new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), bits / Byte.SIZE, 1);
    }

    private static String digestNamed(String name) {
        return name.equals("md5") ? "MD5" : "SHA-" + name.substring("sha".length());
    }

    /**
     * Compares digests.
     *
     * @param one as the JDK names it
     * @param other as the JDK names it
     * @return the weaker of the two
     */
    public static String weaker(String one, String other) {
        return STRENGTH.indexOf(one) < STRENGTH.indexOf(other) ? one : other;
    }
}
