package vn.motcua.signing.xml;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.internal.SignedMaterial;
import vn.motcua.signing.xml.internal.CanonicalForm;
import vn.motcua.signing.xml.internal.ReferencedPart;
import vn.motcua.signing.xml.internal.Selection;
import vn.motcua.signing.xml.internal.SignatureText;
import vn.motcua.signing.xml.internal.Xades;
import vn.motcua.signing.xml.internal.XmlAlgorithms;
import vn.motcua.signing.xml.internal.XmlFile;
import vn.motcua.signing.xml.internal.XmlNode;
import vn.motcua.signing.xml.internal.XmlRefusal;

/** One signature of a document while its unsigned properties grow. What is there stays; new ones go behind it. */
final class RaisedSignature {

    private final XmlNode signature;
    private final XmlNode properties;
    private final XmlNode value;
    private final MessageDigest digest = XmlAlgorithms.digester("SHA-256");
    private final ReferencedPart stamped;
    private final StringBuilder added = new StringBuilder();

    RaisedSignature(XmlNode signature) {
        this.signature = signature;
        this.properties = required(signature.children(Xades.DS, "Object").stream()
                .flatMap(object -> object.children(Xades.XADES, "QualifyingProperties").stream())
                .findFirst());
        this.value = required(signature.only(Xades.DS, "SignatureValue"));
        long ordinal = value.tag().ordinal();
        this.stamped = ReferencedPart.selected(
                Selection.element(tag -> tag.ordinal() == ordinal),
                new ReferencedPart.Way(CanonicalForm.EXCLUSIVE, List.of(), digest::update));
    }

    private static XmlNode required(Optional<XmlNode> node) {
        return node.orElseThrow(() -> new InvalidInputException(
                FailureCode.INVALID_VALUE, "in", "a signature without the properties of XAdES", "XAdES signatures"));
    }

    XmlNode signature() {
        return signature;
    }

    /** Hashes the signature value while the document passes. */
    ReferencedPart stamped() {
        return stamped;
    }

    private Optional<XmlNode> unsigned() {
        return properties
                .only(Xades.XADES, "UnsignedProperties")
                .flatMap(node -> node.only(Xades.XADES, "UnsignedSignatureProperties"));
    }

    boolean has(String property) {
        return unsigned()
                .filter(node -> !node.children(Xades.XADES, property).isEmpty())
                .isPresent();
    }

    byte[] digest() {
        stamped.finish();
        return digest.digest();
    }

    void stamp(byte[] token) {
        added.append("<xades:SignatureTimeStamp")
                .append(declarations())
                .append("><ds:CanonicalizationMethod Algorithm=\"")
                .append(CanonicalForm.EXCLUSIVE.uri())
                .append("\"></ds:CanonicalizationMethod><xades:EncapsulatedTimeStamp>")
                .append(SignatureText.base64(token))
                .append("</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp>");
    }

    /** EN 319 132-1, 5.4: certificates, then lists and answers. */
    void prove(List<X509Certificate> certificates, List<byte[]> lists, List<byte[]> answers) {
        added.append("<xades:CertificateValues").append(declarations()).append('>');
        certificates.forEach(each -> element("EncapsulatedX509Certificate", SignatureText.encoded(each)));
        added.append("</xades:CertificateValues><xades:RevocationValues")
                .append(declarations())
                .append('>');
        group("CRLValues", "EncapsulatedCRLValue", lists);
        group("OCSPValues", "EncapsulatedOCSPValue", answers);
        added.append("</xades:RevocationValues>");
    }

    private void group(String name, String element, List<byte[]> values) {
        if (!values.isEmpty()) {
            added.append("<xades:").append(name).append('>');
            values.forEach(each -> element(element, each));
            added.append("</xades:").append(name).append('>');
        }
    }

    private void element(String name, byte[] octets) {
        added.append("<xades:")
                .append(name)
                .append('>')
                .append(SignatureText.base64(octets))
                .append("</xades:")
                .append(name)
                .append('>');
    }

    /** Whatever prefixes the signature uses: what is added brings its own. */
    private static String declarations() {
        return " xmlns:xades=\"" + Xades.XADES + "\" xmlns:ds=\"" + Xades.DS + "\"";
    }

    /** The certificate and those beside it. */
    List<X509Certificate> certificates() {
        List<X509Certificate> found = new ArrayList<>();
        for (XmlNode node : signature
                .only(Xades.DS, "KeyInfo")
                .map(info -> info.all(Xades.DS, "X509Certificate"))
                .orElse(List.of())) {
            found.add(decoded(node));
        }
        if (found.isEmpty()) {
            throw XmlRefusal.unreadable("a signature carries no certificate", null);
        }
        return found;
    }

    private static X509Certificate decoded(XmlNode node) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(octets(node)));
        } catch (CertificateException e) {
            throw XmlRefusal.unreadable("a certificate in a signature cannot be read", e);
        }
    }

    private static byte[] octets(XmlNode node) {
        try {
            return Base64.getDecoder().decode(node.text().replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw XmlRefusal.unreadable("a value in a signature is not base 64", e);
        }
    }

    /** The time-stamps that were there. */
    List<SignedMaterial> stamps() {
        List<SignedMaterial> stamps = new ArrayList<>();
        unsigned().stream()
                .flatMap(node -> node.children(Xades.XADES, "SignatureTimeStamp").stream())
                .flatMap(node -> node.children(Xades.XADES, "EncapsulatedTimeStamp").stream())
                .forEach(node -> SignedMaterial.read(octets(node)).ifPresent(stamps::add));
        return stamps;
    }

    /** Where what was added goes in, or nothing. */
    Optional<XmlFile.Edit> edit() {
        if (added.length() == 0) {
            return Optional.empty();
        }
        Optional<XmlNode> whole = properties.only(Xades.XADES, "UnsignedProperties");
        if (unsigned().isPresent()) {
            return Optional.of(into(unsigned().get(), added.toString()));
        }
        String signed = "<xades:UnsignedSignatureProperties" + declarations() + ">" + added
                + "</xades:UnsignedSignatureProperties>";
        return Optional.of(whole.map(node -> into(node, signed))
                .orElseGet(() -> into(
                        properties,
                        "<xades:UnsignedProperties" + declarations() + ">" + signed + "</xades:UnsignedProperties>")));
    }

    private static XmlFile.Edit into(XmlNode node, String text) {
        int strokeAndBracket = 2;
        boolean empty = node.tag().empty();
        String whole = empty ? ">" + text + "</" + node.tag().qualified() + ">" : text;
        byte[] octets = whole.getBytes(StandardCharsets.UTF_8);
        return empty
                ? new XmlFile.Edit(node.tag().to() - strokeAndBracket, strokeAndBracket, octets)
                : new XmlFile.Edit(node.endFrom(), 0, octets);
    }
}
