package vn.motcua.signing.xml;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.xml.internal.Xades;

/** A signature part by part, as it is written: without white space, all of it ASCII. */
final class SignatureText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
    private static final String END = "</ds:Signature>";

    private final String id;
    private final SigningKey key;
    private final XmlSignOptions options;

    SignatureText(String id, SigningKey key, XmlSignOptions options) {
        this.id = id;
        this.key = key;
        this.options = options;
    }

    String id() {
        return id;
    }

    String signedPropertiesId() {
        return id + "-properties";
    }

    String valueId() {
        return id + "-value";
    }

    String opening() {
        return "<ds:Signature xmlns:ds=\"" + Xades.DS + "\" Id=\"" + id + "\">";
    }

    static String closing() {
        return END;
    }

    /** The properties that are signed, and the unsigned ones behind them, which may be none. */
    String properties(OffsetDateTime time, List<CoveredPart> covered, String unsigned) {
        StringBuilder text = new StringBuilder("<ds:Object><xades:QualifyingProperties xmlns:xades=\"")
                .append(Xades.XADES)
                .append("\" Target=\"#")
                .append(id)
                .append("\"><xades:SignedProperties Id=\"")
                .append(signedPropertiesId())
                .append("\"><xades:SignedSignatureProperties><xades:SigningTime>")
                .append(TIME.format(time))
                .append("</xades:SigningTime><xades:SigningCertificateV2><xades:Cert><xades:CertDigest>")
                .append(digest(sha256(encoded(key.certificate()))))
                .append("</xades:CertDigest></xades:Cert></xades:SigningCertificateV2>");
        options.policy().ifPresent(policy -> text.append(policy(policy)));
        text.append("</xades:SignedSignatureProperties>");
        formats(covered, text);
        return text.append("</xades:SignedProperties>")
                .append(unsigned)
                .append("</xades:QualifyingProperties></ds:Object>")
                .toString();
    }

    private static void formats(List<CoveredPart> covered, StringBuilder text) {
        if (covered.stream().allMatch(part -> part.mimeType().isEmpty())) {
            return;
        }
        text.append("<xades:SignedDataObjectProperties>");
        for (CoveredPart part : covered) {
            part.mimeType()
                    .ifPresent(type -> text.append("<xades:DataObjectFormat ObjectReference=\"#")
                            .append(part.id())
                            .append("\"><xades:MimeType>")
                            .append(type)
                            .append("</xades:MimeType></xades:DataObjectFormat>"));
        }
        text.append("</xades:SignedDataObjectProperties>");
    }

    private static String policy(XmlPolicy policy) {
        boolean oid = policy.identifier().toString().startsWith("urn:oid:");
        return "<xades:SignaturePolicyIdentifier><xades:SignaturePolicyId><xades:SigPolicyId><xades:Identifier"
                + (oid ? " Qualifier=\"OIDAsURN\"" : "") + ">" + escaped(policy.identifier())
                + "</xades:Identifier></xades:SigPolicyId><xades:SigPolicyHash>" + digest(policy.sha256())
                + "</xades:SigPolicyHash>"
                + policy.location()
                        .map(place -> "<xades:SigPolicyQualifiers><xades:SigPolicyQualifier><xades:SPURI>"
                                + escaped(place)
                                + "</xades:SPURI></xades:SigPolicyQualifier></xades:SigPolicyQualifiers>")
                        .orElse("")
                + "</xades:SignaturePolicyId></xades:SignaturePolicyIdentifier>";
    }

    String signedInfo(XmlScheme scheme, List<CoveredPart> covered) {
        StringBuilder text = new StringBuilder("<ds:SignedInfo Id=\"")
                .append(id)
                .append("-info\"><ds:CanonicalizationMethod Algorithm=\"")
                .append(options.canonicalization().uri())
                .append("\"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm=\"")
                .append(scheme.uri())
                .append("\"></ds:SignatureMethod>");
        covered.forEach(part -> text.append(reference(part)));
        return text.append("</ds:SignedInfo>").toString();
    }

    String infoId() {
        return id + "-info";
    }

    private static String reference(CoveredPart part) {
        StringBuilder text = new StringBuilder("<ds:Reference Id=\"").append(part.id());
        part.type().ifPresent(type -> text.append("\" Type=\"").append(type));
        text.append("\" URI=\"").append(escaped(part.uri())).append("\">");
        if (!part.transforms().isEmpty()) {
            text.append("<ds:Transforms>");
            part.transforms().forEach(transform -> text.append(transform(transform)));
            text.append("</ds:Transforms>");
        }
        return text.append(digest(part.digest())).append("</ds:Reference>").toString();
    }

    private static String transform(String algorithm) {
        return "<ds:Transform Algorithm=\"" + algorithm + "\">"
                + (algorithm.equals(Xades.XPATH) ? "<ds:XPath>" + Xades.NO_SIGNATURES + "</ds:XPath>" : "")
                + "</ds:Transform>";
    }

    String value(byte[] value) {
        return "<ds:SignatureValue Id=\"" + valueId() + "\">" + base64(value) + "</ds:SignatureValue>";
    }

    String keyInfo() {
        Set<X509Certificate> chain = new LinkedHashSet<>(List.of(key.certificate()));
        chain.addAll(key.chain());
        StringBuilder text = new StringBuilder("<ds:KeyInfo><ds:X509Data>");
        for (X509Certificate certificate : chain) {
            text.append("<ds:X509Certificate>")
                    .append(base64(encoded(certificate)))
                    .append("</ds:X509Certificate>");
        }
        return text.append("</ds:X509Data></ds:KeyInfo>").toString();
    }

    private static String digest(byte[] value) {
        return "<ds:DigestMethod Algorithm=\"" + Xades.SHA_256 + "\"></ds:DigestMethod><ds:DigestValue>" + base64(value)
                + "</ds:DigestValue>";
    }

    static String escaped(URI uri) {
        return escaped(uri.toASCIIString());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    static byte[] sha256(byte[] octets) {
        return sha256().digest(octets);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw XmlScheme.unusable("a certificate of the key cannot be read", (GeneralSecurityException) e);
        }
    }
}
