package vn.motcua.signing.xml.internal;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of one XML signature, taken apart and not yet judged. */
public final class XmlSignatureForm {

    private static final int MOST_CERTIFICATES = 100;

    private final XmlNode signature;
    private final @Nullable XmlNode info;
    private final @Nullable XmlNode value;
    private final List<XmlReferenceForm> references;
    private final List<XmlNode> qualifying = new ArrayList<>();

    /**
     * Takes a signature apart.
     *
     * @param signature the element
     */
    public XmlSignatureForm(XmlNode signature) {
        this.signature = signature;
        this.info = signature.only(Xades.DS, "SignedInfo").orElse(null);
        this.value = signature.only(Xades.DS, "SignatureValue").orElse(null);
        this.references = info == null
                ? List.of()
                : info.children(Xades.DS, "Reference").stream()
                        .map(XmlReferenceForm::of)
                        .toList();
        for (XmlNode object : signature.children(Xades.DS, "Object")) {
            qualifying.addAll(object.children(Xades.XADES, "QualifyingProperties"));
        }
    }

    /**
     * Returns the signature.
     *
     * @return the element
     */
    public XmlNode signature() {
        return signature;
    }

    /**
     * Returns what the value is over.
     *
     * @return the element, or empty if there is not exactly one
     */
    public Optional<XmlNode> info() {
        return Optional.ofNullable(info);
    }

    /**
     * Returns the value.
     *
     * @return the element, or empty if there is not exactly one
     */
    public Optional<XmlNode> value() {
        return Optional.ofNullable(value);
    }

    /**
     * Returns what is referred to.
     *
     * @return the references in their order
     */
    public List<XmlReferenceForm> references() {
        return references;
    }

    /**
     * Names a method of the signed information.
     *
     * @param element the name of the method's element
     * @return its identifier, or empty without it
     */
    public Optional<String> method(String element) {
        return info().flatMap(node -> node.only(Xades.DS, element)).flatMap(node -> node.attribute("Algorithm"));
    }

    /**
     * Says whether there are properties of XAdES at all, wherever.
     *
     * @return true if so
     */
    public boolean hasProperties() {
        return !signature.all(Xades.XADES, "QualifyingProperties").stream()
                .filter(node -> owner(node) == signature)
                .toList()
                .isEmpty();
    }

    private static XmlNode owner(XmlNode node) {
        XmlNode at = node;
        while (!at.is(Xades.DS, "Signature") && at.parent().isPresent()) {
            at = at.parent().get();
        }
        return at;
    }

    /**
     * Returns the properties of this signature: the only ones in it, where they have to be, and named for it.
     *
     * @return the element, or empty without it
     */
    public Optional<XmlNode> properties() {
        List<XmlNode> own = signature.all(Xades.XADES, "QualifyingProperties").stream()
                .filter(node -> owner(node) == signature)
                .toList();
        if (own.size() != 1 || qualifying.size() != 1) {
            return Optional.empty();
        }
        Optional<String> target = signature.attribute("Id").map(id -> "#" + id);
        return Optional.of(qualifying.get(0))
                .filter(node -> target.isPresent() && node.attribute("Target").equals(target));
    }

    /**
     * Returns the properties that should be signed.
     *
     * @return the element, or empty without it
     */
    public Optional<XmlNode> signedProperties() {
        return properties().flatMap(node -> node.only(Xades.XADES, "SignedProperties"));
    }

    private Optional<XmlNode> signedSignatureProperties() {
        return signedProperties().flatMap(node -> node.only(Xades.XADES, "SignedSignatureProperties"));
    }

    /**
     * Returns the properties that are not signed.
     *
     * @return each, in order
     */
    public List<XmlNode> unsignedSignatureProperties() {
        return properties()
                .flatMap(node -> node.only(Xades.XADES, "UnsignedProperties"))
                .flatMap(node -> node.only(Xades.XADES, "UnsignedSignatureProperties"))
                .map(XmlNode::children)
                .orElse(List.of());
    }

    /**
     * Returns the digest by which the signing certificate is named: version 2, or the older one.
     *
     * @return the element, or empty without it
     */
    public Optional<XmlNode> namedCertificate() {
        return signedSignatureProperties()
                .flatMap(node -> node.only(Xades.XADES, "SigningCertificateV2")
                        .or(() -> node.only(Xades.XADES, "SigningCertificate")))
                .map(node -> node.children(Xades.XADES, "Cert"))
                .filter(certificates -> !certificates.isEmpty())
                .flatMap(certificates -> certificates.get(0).only(Xades.XADES, "CertDigest"));
    }

    /**
     * Tells when it was signed by its own account. A time without an offset is taken as Vietnamese.
     *
     * @return the time, or empty without a readable one
     */
    public Optional<Instant> signingTime() {
        return signedSignatureProperties()
                .flatMap(node -> node.only(Xades.XADES, "SigningTime"))
                .flatMap(node -> time(node.text()));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            try {
                return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.ofHours(7)));
            } catch (DateTimeException again) {
                return Optional.empty();
            }
        }
    }

    /**
     * Returns the certificates beside the value.
     *
     * @return those that can be read
     */
    public List<X509Certificate> certificates() {
        List<XmlNode> encoded =
                signature
                        .only(Xades.DS, "KeyInfo")
                        .map(info -> info.children(Xades.DS, "X509Data"))
                        .orElse(List.of())
                        .stream()
                        .flatMap(data -> data.children(Xades.DS, "X509Certificate").stream())
                        .toList();
        return decoded(encoded);
    }

    /**
     * What proves certificates, as far as it lies in a signature; nothing of it is verified.
     *
     * @param certificates the certificates that can be read
     * @param ocspResponses DER of answers of responders
     * @param crls DER of revocation lists
     */
    public record Carried(List<X509Certificate> certificates, List<byte[]> ocspResponses, List<byte[]> crls) {

        /** Copies the lists. */
        public Carried {
            certificates = List.copyOf(certificates);
            ocspResponses = List.copyOf(ocspResponses);
            crls = List.copyOf(crls);
        }
    }

    /**
     * Collects what proves certificates in some properties.
     *
     * @param properties of those that are not signed
     * @return what is there
     */
    public static Carried carried(List<XmlNode> properties) {
        List<byte[]> answers = new ArrayList<>();
        List<byte[]> lists = new ArrayList<>();
        List<XmlNode> certificates = new ArrayList<>();
        for (XmlNode property : properties) {
            property.all(Xades.XADES, "EncapsulatedOCSPValue").forEach(node -> answers.add(XmlOctets.of(node)));
            property.all(Xades.XADES, "EncapsulatedCRLValue").forEach(node -> lists.add(XmlOctets.of(node)));
            certificates.addAll(property.all(Xades.XADES, "EncapsulatedX509Certificate"));
        }
        return new Carried(decoded(certificates), answers, lists);
    }

    private static List<X509Certificate> decoded(List<XmlNode> encoded) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (XmlNode node : encoded.subList(0, Math.min(encoded.size(), MOST_CERTIFICATES))) {
            decoded(node).ifPresent(certificates::add);
        }
        return certificates;
    }

    /** One that cannot be read is as good as none. */
    private static Optional<X509Certificate> decoded(XmlNode node) {
        try {
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(XmlOctets.of(node))));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }
}
