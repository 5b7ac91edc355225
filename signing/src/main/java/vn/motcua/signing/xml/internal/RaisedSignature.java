package vn.motcua.signing.xml.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.internal.DigestNames;
import vn.motcua.signing.internal.SignedMaterial;

/** One signature of a document while its unsigned properties grow. What is there stays; new ones go behind it. */
final class RaisedSignature {

    private static final String RAISING = "raising a signature's level";

    private final XmlSignatureForm form;
    private final XmlNode properties;
    private final SignatureStamps stamps;
    private final Map<XmlReferenceForm, XmlParts.Ordered> referenced = new LinkedHashMap<>();
    private final AddedProperties added = new AddedProperties();
    private List<SignatureStamps.Held> held = List.of();
    private XmlParts.@Nullable Ordered info;
    private XmlParts.@Nullable Ordered value;
    private @Nullable X509Certificate signer;

    RaisedSignature(XmlNode signature) {
        this.form = new XmlSignatureForm(signature);
        this.properties = form.properties()
                .orElseThrow(() -> refused("a signature without the properties of XAdES", "XAdES signatures"));
        this.stamps = new SignatureStamps(form);
    }

    XmlSignatureForm form() {
        return form;
    }

    AddedProperties added() {
        return added;
    }

    /** How many signatures it stands in. */
    static int depth(XmlNode signature) {
        int depth = 0;
        for (Optional<XmlNode> around = signature.parent();
                around.isPresent();
                around = around.get().parent()) {
            depth += around.get().is(Xades.DS, "Signature") ? 1 : 0;
        }
        return depth;
    }

    /** Whether an archive time-stamp of a signature around it covers it: it has to stay as it is then. */
    boolean isSealed() {
        for (Optional<XmlNode> around = form.signature().parent();
                around.isPresent();
                around = around.get().parent()) {
            if (around.get().is(Xades.XADES, "UnsignedSignatureProperties") && isSealedIn(around.get())) {
                return true;
            }
        }
        return false;
    }

    private boolean isSealedIn(XmlNode around) {
        long own = form.signature().tag().ordinal();
        return around.children().stream()
                .filter(property -> property.is(Xades.XADES_141, "ArchiveTimeStamp")
                        || property.is(Xades.XADES, "ArchiveTimeStamp"))
                .anyMatch(property -> property.tag().ordinal() > own);
    }

    /** Orders what it takes to hold the signature, and to stamp its value. */
    void order(XmlParts parts) {
        XmlNode node = form.info().orElseThrow(() -> broken("it is not whole"));
        XmlNode valued = form.value().orElseThrow(() -> broken("it is not whole"));
        CanonicalForm canonical = form.method("CanonicalizationMethod")
                .flatMap(CanonicalForm::of)
                .orElseThrow(() -> refused("a signature in another canonical form", "the forms of W3C"));
        List<String> inclusive = node.only(Xades.DS, "CanonicalizationMethod")
                .map(XmlReferenceForm::inclusive)
                .orElse(List.of());
        info = parts.octets(node, canonical, inclusive);
        value = parts.octets(valued, CanonicalForm.EXCLUSIVE, List.of());
        for (XmlReferenceForm reference : form.references()) {
            XmlReferenceForm.@Nullable Way way = reference.way();
            if (way != null && reference.digest() != null && !reference.isExternal()) {
                referenced.put(reference, parts.digest(reference, way, form.signature()));
            }
        }
        stamps.order(parts);
    }

    /**
     * Refuses a signature that does not hold: a time-stamp over it would say that it held once. What is not at hand is
     * not held, unless everything has to be.
     */
    void requireIntact(ReferenceOctets octets, boolean everything) {
        requireValue();
        for (XmlReferenceForm reference : form.references()) {
            Optional<byte[]> digest = digest(reference, octets);
            if (digest.isEmpty() && (everything || !reference.isExternal())) {
                throw refused(
                        "a signature over something that is not at hand or not followed", "what was signed beside it");
            }
            if (digest.isPresent() && !MessageDigest.isEqual(digest.get(), reference.value())) {
                throw broken("it does not hold over what it covers");
            }
        }
    }

    private Optional<byte[]> digest(XmlReferenceForm reference, ReferenceOctets octets) {
        XmlParts.@Nullable Ordered order = referenced.get(reference);
        if (order != null) {
            return order.part().isAmbiguous() ? Optional.empty() : order.result();
        }
        if (reference.digest() == null) {
            return Optional.empty();
        }
        MessageDigest digest = XmlAlgorithms.digester(reference.digest());
        return octets.copy(reference, CanonicalForm.INCLUSIVE_1_0, digest::update)
                ? Optional.of(digest.digest())
                : Optional.empty();
    }

    private void requireValue() {
        XmlAlgorithms.Scheme scheme = form.method("SignatureMethod")
                .flatMap(XmlAlgorithms::signature)
                .orElseThrow(() -> refused("a signature by another algorithm", "RSA or ECDSA"));
        byte[] signed = octets(info);
        byte[] given = form.value().map(XmlOctets::of).orElse(new byte[0]);
        signer = form.certificates().stream()
                .filter(candidate -> scheme.verifies(candidate, signed, given))
                .findFirst()
                .orElseThrow(() -> broken("its value does not belong to a certificate in it"));
    }

    private static byte[] octets(XmlParts.@Nullable Ordered order) {
        return order == null ? new byte[0] : order.result().orElse(new byte[0]);
    }

    /** Holds the time-stamps against what they are over. */
    void hold(XmlFile document, IdAttributes ids, ReferenceOctets octets) {
        held = stamps.held(document, ids, octets);
    }

    SignatureLevel level() {
        return stamps.reached(signer(), held);
    }

    X509Certificate signer() {
        if (signer == null) {
            throw new IllegalStateException("the value was not held before");
        }
        return signer;
    }

    /** The time-stamps over the value that hold. */
    List<SignatureStamps.Held> overValue() {
        return held.stream().filter(stamp -> stamp.archived().isEmpty()).toList();
    }

    /** By which time the signature was there. */
    Optional<Instant> proven() {
        return held.stream().map(SignatureStamps.Held::time).min(Comparator.naturalOrder());
    }

    /** The archive time-stamp that is to be renewed. */
    Optional<SignedMaterial> lastArchived() {
        return held.stream()
                .filter(stamp -> stamp.archived().isPresent())
                .max(Comparator.comparing(SignatureStamps.Held::time))
                .map(SignatureStamps.Held::material);
    }

    /** The digest of the value as it is stamped. */
    byte[] valueDigest() {
        return XmlAlgorithms.digester(digestName()).digest(octets(value));
    }

    /** Time-stamps are over the digest that the signature is made with, if they may be. */
    String digestName() {
        return form.method("SignatureMethod")
                .flatMap(XmlAlgorithms::signature)
                .map(XmlAlgorithms.Scheme::digest)
                .filter(DigestNames::isTaken)
                .orElse("SHA-256");
    }

    boolean has(String property) {
        return form.unsignedSignatureProperties().stream().anyMatch(node -> node.is(Xades.XADES, property));
    }

    /** Where what was added goes in, or nothing. */
    Optional<XmlFile.Edit> edit() {
        if (added.isEmpty()) {
            return Optional.empty();
        }
        Optional<XmlNode> whole = properties.only(Xades.XADES, "UnsignedProperties");
        Optional<XmlNode> unsigned = whole.flatMap(node -> node.only(Xades.XADES, "UnsignedSignatureProperties"));
        String text = added.text();
        if (unsigned.isPresent()) {
            return Optional.of(into(unsigned.get(), text));
        }
        String signed = AddedProperties.within("UnsignedSignatureProperties", text);
        return Optional.of(whole.map(node -> into(node, signed))
                .orElseGet(() -> into(properties, AddedProperties.within("UnsignedProperties", signed))));
    }

    /** The innermost element that what is added will stand in, as far as it is there. */
    XmlNode holder() {
        return properties
                .only(Xades.XADES, "UnsignedProperties")
                .map(whole ->
                        whole.only(Xades.XADES, "UnsignedSignatureProperties").orElse(whole))
                .orElse(properties);
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

    static InvalidInputException refused(String given, String legal) {
        return new InvalidInputException(FailureCode.INVALID_VALUE, "in", given, legal);
    }

    private static InvalidInputException broken(String happened) {
        return new InvalidInputException(
                FailureCode.SIGNATURE_BROKEN, RAISING, "a signature: " + happened, (Throwable) null);
    }
}
