package vn.motcua.signing.xml.internal;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.internal.KeyCheck;

/** A signature part by part, as it is written: without white space, all of it ASCII. */
public final class SignatureText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
    private static final String END = "</ds:Signature>";

    private final String id;
    private final List<X509Certificate> chain;
    private final XmlScheme scheme;
    private final Claim claim;

    SignatureText(String id, SigningKey key, XmlScheme scheme, Claim claim) {
        this.id = id;
        this.chain = KeyCheck.chain(key);
        this.scheme = scheme;
        this.claim = claim;
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
    String properties(List<CoveredPart> covered, String unsigned) {
        StringBuilder text = new StringBuilder("<ds:Object><xades:QualifyingProperties xmlns:xades=\"")
                .append(Xades.XADES)
                .append("\" Target=\"#")
                .append(id)
                .append("\"><xades:SignedProperties Id=\"")
                .append(signedPropertiesId())
                .append("\"><xades:SignedSignatureProperties><xades:SigningTime>")
                .append(TIME.format(claim.time()))
                .append("</xades:SigningTime><xades:SigningCertificateV2><xades:Cert><xades:CertDigest>")
                .append(digest(scheme.digest().digest(encoded(chain.get(0)))))
                .append("</xades:CertDigest></xades:Cert></xades:SigningCertificateV2>");
        text.append(claim.policy()).append("</xades:SignedSignatureProperties>");
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

    String signedInfo(List<CoveredPart> covered) {
        StringBuilder text = new StringBuilder("<ds:SignedInfo Id=\"")
                .append(id)
                .append("-info\"><ds:CanonicalizationMethod Algorithm=\"")
                .append(claim.form().uri())
                .append("\"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm=\"")
                .append(scheme.uri())
                .append("\"></ds:SignatureMethod>");
        covered.forEach(part -> text.append(reference(part)));
        return text.append("</ds:SignedInfo>").toString();
    }

    String infoId() {
        return id + "-info";
    }

    private String reference(CoveredPart part) {
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
        StringBuilder text = new StringBuilder("<ds:KeyInfo><ds:X509Data>");
        for (X509Certificate certificate : chain) {
            text.append("<ds:X509Certificate>")
                    .append(base64(encoded(certificate)))
                    .append("</ds:X509Certificate>");
        }
        return text.append("</ds:X509Data></ds:KeyInfo>").toString();
    }

    private String digest(byte[] value) {
        return digest(scheme.algorithm().digestName(), value);
    }

    /**
     * Writes a digest with its method.
     *
     * @param name the digest as the JDK names it
     * @param value the digest
     * @return both elements
     */
    public static String digest(String name, byte[] value) {
        return "<ds:DigestMethod Algorithm=\"" + XmlAlgorithms.identifier(name)
                + "\"></ds:DigestMethod><ds:DigestValue>" + base64(value) + "</ds:DigestValue>";
    }

    /**
     * Writes text where it must not end what is around it.
     *
     * @param text the text
     * @return the same with references instead of what is markup
     */
    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** What a time-stamp holds: the form of what it is over, and the token. */
    static String stamp(CanonicalForm form, byte[] token) {
        return "<ds:CanonicalizationMethod Algorithm=\"" + form.uri()
                + "\"></ds:CanonicalizationMethod><xades:EncapsulatedTimeStamp>" + base64(token)
                + "</xades:EncapsulatedTimeStamp>";
    }

    /**
     * Writes octets in base 64.
     *
     * @param octets the octets
     * @return the text
     */
    public static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    /**
     * Encodes a certificate.
     *
     * @param certificate the certificate
     * @return its DER
     */
    public static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw XmlScheme.unusable("a certificate of the key cannot be read", (GeneralSecurityException) e);
        }
    }
}
