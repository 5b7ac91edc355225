package vn.motcua.signing.validation;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.xml.internal.CanonicalForm;
import vn.motcua.signing.xml.internal.IdAttributes;
import vn.motcua.signing.xml.internal.ReferenceOctets;
import vn.motcua.signing.xml.internal.ReferenceSource;
import vn.motcua.signing.xml.internal.ReferencedFiles;
import vn.motcua.signing.xml.internal.StartTag;
import vn.motcua.signing.xml.internal.Xades;
import vn.motcua.signing.xml.internal.XmlAlgorithms;
import vn.motcua.signing.xml.internal.XmlFile;
import vn.motcua.signing.xml.internal.XmlNode;
import vn.motcua.signing.xml.internal.XmlOctets;
import vn.motcua.signing.xml.internal.XmlParts;
import vn.motcua.signing.xml.internal.XmlReferenceForm;
import vn.motcua.signing.xml.internal.XmlSignatureForm;

/** One XML signature on its way to a verdict: orders what it needs of the document, then holds it against the form. */
final class XmlSignatureCheck {

    private final XmlSignatureForm form;
    private final Grounds grounds = new Grounds();
    private final Map<XmlReferenceForm, XmlParts.Ordered> referenced = new LinkedHashMap<>();
    private final XmlTimestamps timestamps;
    private final @Nullable Path content;
    private final List<SignedPart> parts = new ArrayList<>();
    private XmlParts.@Nullable Ordered info;
    private @Nullable X509Certificate signer;
    private boolean whole;

    XmlSignatureCheck(XmlNode signature, @Nullable Path content) {
        this.form = new XmlSignatureForm(signature);
        this.timestamps = new XmlTimestamps(form);
        this.content = content;
    }

    /** Orders what the signature refers to. A form that cannot be judged orders nothing. */
    void order(XmlParts made) {
        Optional<CanonicalForm> method = form.method("CanonicalizationMethod").flatMap(CanonicalForm::of);
        if (form.info().isEmpty() || form.value().isEmpty() || form.references().isEmpty()) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.XML_SIGNATURE_MALFORMED);
            return;
        }
        if (method.isEmpty()) {
            grounds.doubt(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, ReasonCode.ALGORITHM_UNSUPPORTED);
            return;
        }
        XmlNode node = form.info().get();
        List<String> inclusive = node.only(Xades.DS, "CanonicalizationMethod")
                .map(XmlReferenceForm::inclusive)
                .orElse(List.of());
        info = made.octets(node, method.get(), inclusive);
        form.references().forEach(reference -> order(reference, made));
        timestamps.order(made);
    }

    private void order(XmlReferenceForm reference, XmlParts made) {
        if (reference.digest() == null) {
            grounds.doubt(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, ReasonCode.ALGORITHM_UNSUPPORTED);
        } else if (reference.way() == null) {
            grounds.doubt(SubIndication.GENERIC, ReasonCode.TRANSFORM_UNSUPPORTED);
        } else if (reference.isDocument() || reference.id().isPresent()) {
            referenced.put(reference, made.digest(reference, reference.way(), form.signature()));
        } else if (!reference.isExternal() || content == null) {
            grounds.doubt(SubIndication.SIGNED_DATA_NOT_FOUND, ReasonCode.SIGNED_DATA_MISSING);
        }
    }

    SignatureFacts conclude(XmlFile document, IdAttributes ids) {
        boolean integrity = info != null && isIntact();
        if (integrity) {
            judgeProperties();
            judgePlaces();
            judgeNamedCertificate();
        }
        boolean holds = integrity && !grounds.failed();
        List<TimestampFacts> held = holds ? timestamps.held(grounds, document, ids, source(document, ids)) : List.of();
        FoundEvidence evidence = FoundEvidence.of(XmlSignatureForm.carried(form.unsignedSignatureProperties()));
        return new SignatureFacts(
                new SignatureFacts.Form(
                        SignatureFormat.XADES,
                        level(),
                        form.signature().attribute("Id").orElse(null),
                        holds && whole ? Coverage.WHOLE_FILE : Coverage.PARTIAL,
                        null,
                        holds ? parts : List.of()),
                new SignatureFacts.Signed(
                        signer, certificates(), form.signingTime().orElse(null), null, null, weakestDigest(), holds),
                held,
                evidence,
                grounds);
    }

    private boolean isIntact() {
        for (XmlReferenceForm reference : form.references()) {
            judge(reference);
        }
        boolean right = judgeValue();
        return right && !grounds.failed() && !grounds.doubted();
    }

    private void judge(XmlReferenceForm reference) {
        XmlParts.@Nullable Ordered order = referenced.get(reference);
        Optional<byte[]> digest = order == null ? external(reference) : order.result();
        if (order != null && order.part().isAmbiguous()) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.REFERENCE_AMBIGUOUS);
        } else if (digest.isEmpty()) {
            grounds.doubt(SubIndication.SIGNED_DATA_NOT_FOUND, ReasonCode.SIGNED_DATA_MISSING);
        } else if (!MessageDigest.isEqual(digest.get(), reference.value())) {
            grounds.fail(SubIndication.HASH_FAILURE, ReasonCode.DIGEST_MISMATCH);
        }
    }

    private Optional<byte[]> external(XmlReferenceForm reference) {
        XmlReferenceForm.@Nullable Way way = reference.way();
        @Nullable String digest = reference.digest();
        if (content == null || way == null || digest == null || !reference.isExternal() || way.enveloped()) {
            return Optional.empty();
        }
        return Optional.of(XmlParts.digest(content, way, digest));
    }

    private boolean judgeValue() {
        Optional<XmlAlgorithms.Scheme> scheme = form.method("SignatureMethod").flatMap(XmlAlgorithms::signature);
        if (scheme.isEmpty()) {
            grounds.doubt(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, ReasonCode.ALGORITHM_UNSUPPORTED);
            return false;
        }
        List<X509Certificate> candidates = form.certificates();
        if (candidates.isEmpty()) {
            grounds.doubt(SubIndication.NO_SIGNING_CERTIFICATE_FOUND, ReasonCode.SIGNER_CERTIFICATE_MISSING);
            return false;
        }
        byte[] signed = info == null ? new byte[0] : info.result().orElse(new byte[0]);
        byte[] value = form.value().map(XmlOctets::of).orElse(new byte[0]);
        signer = candidates.stream()
                .filter(candidate -> scheme.get().verifies(candidate, signed, value))
                .findFirst()
                .orElse(null);
        if (signer == null) {
            signer = candidates.get(0);
            grounds.fail(SubIndication.SIG_CRYPTO_FAILURE, ReasonCode.SIGNATURE_VALUE_WRONG);
            return false;
        }
        return true;
    }

    /** The properties of XAdES are worth something only if this signature covers those that are its own. */
    private void judgeProperties() {
        Optional<XmlNode> properties = form.signedProperties();
        long covered = form.references().stream()
                .filter(reference -> apex(reference)
                        .map(StartTag::ordinal)
                        .equals(properties.map(node -> node.tag().ordinal())))
                .filter(reference -> apex(reference).isPresent())
                .count();
        boolean claimed = form.references().stream()
                .anyMatch(reference -> reference.type().equals(Xades.SIGNED_PROPERTIES));
        if ((form.hasProperties() || claimed) && (properties.isEmpty() || covered != 1)) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.SIGNED_PROPERTIES_MISPLACED);
        }
    }

    private Optional<StartTag> apex(XmlReferenceForm reference) {
        XmlParts.@Nullable Ordered order = referenced.get(reference);
        return order == null ? Optional.empty() : order.part().apex();
    }

    private void judgePlaces() {
        XmlPlacement placement = new XmlPlacement(form.signature());
        for (XmlReferenceForm reference : form.references()) {
            if (reference.isDocument()) {
                whole = true;
                parts.add(new SignedPart(SignedPart.Kind.DOCUMENT, "/", String.valueOf(reference.uri())));
            } else if (reference.isExternal()) {
                whole = true;
                parts.add(new SignedPart(
                        SignedPart.Kind.FILE, String.valueOf(reference.uri()), String.valueOf(reference.uri())));
            } else {
                apex(reference).ifPresent(tag -> judgePlace(reference, tag, placement));
            }
        }
        if (parts.isEmpty()) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.NOTHING_SIGNED);
        }
        if (form.signature().tag().depth() == 1) {
            judgeObjects();
        }
    }

    /** Where the signature is the document, an object that it does not cover could be taken for one that it does. */
    private void judgeObjects() {
        boolean covers = parts.stream().anyMatch(part -> part.kind() == SignedPart.Kind.OBJECT);
        boolean other = form.signature().children(Xades.DS, "Object").stream()
                .filter(object ->
                        object.children(Xades.XADES, "QualifyingProperties").isEmpty())
                .anyMatch(object -> form.references().stream()
                        .flatMap(reference -> apex(reference).stream())
                        .noneMatch(tag -> object.holds(tag.ordinal())));
        if (covers && other) {
            grounds.doubt(SubIndication.SIG_CONSTRAINTS_FAILURE, ReasonCode.SIGNED_PART_NOT_UNIQUE);
        }
    }

    private void judgePlace(XmlReferenceForm reference, StartTag tag, XmlPlacement placement) {
        XmlParts.@Nullable Ordered order = referenced.get(reference);
        if (order == null) {
            return;
        }
        boolean root = tag.depth() == 1;
        boolean own = form.signature().tag().depth() == 1;
        switch (placement.of(order.part())) {
            case AROUND, BESIDE -> {
                whole |= root;
                parts.add(new SignedPart(SignedPart.Kind.ELEMENT, tag.path(), String.valueOf(reference.uri())));
            }
            case LOOK_ALIKE -> {
                parts.add(new SignedPart(SignedPart.Kind.ELEMENT, tag.path(), String.valueOf(reference.uri())));
                grounds.doubt(SubIndication.SIG_CONSTRAINTS_FAILURE, ReasonCode.SIGNED_PART_NOT_UNIQUE);
            }
            case OWN_OBJECT -> {
                whole |= own;
                parts.add(new SignedPart(SignedPart.Kind.OBJECT, tag.path(), String.valueOf(reference.uri())));
            }
            case OTHER_VALUE ->
                parts.add(new SignedPart(SignedPart.Kind.SIGNATURE, tag.path(), String.valueOf(reference.uri())));
            case OWN_PART -> {}
            case MISPLACED -> {
                parts.add(new SignedPart(SignedPart.Kind.ELEMENT, tag.path(), String.valueOf(reference.uri())));
                grounds.doubt(SubIndication.SIG_CONSTRAINTS_FAILURE, ReasonCode.SIGNED_PART_MISPLACED);
            }
        }
    }

    private void judgeNamedCertificate() {
        Optional<XmlNode> named = form.namedCertificate();
        if (named.isEmpty()) {
            if (form.hasProperties()) {
                grounds.doubt(SubIndication.SIG_CONSTRAINTS_FAILURE, ReasonCode.SIGNING_CERTIFICATE_ATTRIBUTE_MISSING);
            }
            return;
        }
        Optional<String> digest = named.get()
                .only(Xades.DS, "DigestMethod")
                .flatMap(method -> method.attribute("Algorithm"))
                .flatMap(XmlAlgorithms::digest);
        byte[] value =
                named.get().only(Xades.DS, "DigestValue").map(XmlOctets::of).orElse(new byte[0]);
        if (signer == null || digest.isEmpty() || !names(signer, digest.get(), value)) {
            grounds.doubt(SubIndication.NO_SIGNING_CERTIFICATE_FOUND, ReasonCode.SIGNING_CERTIFICATE_MISMATCH);
        }
    }

    private static boolean names(X509Certificate certificate, String algorithm, byte[] digest) {
        try {
            return MessageDigest.isEqual(MessageDigest.getInstance(algorithm).digest(certificate.getEncoded()), digest);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private ReferenceOctets source(XmlFile document, IdAttributes ids) {
        ReferencedFiles files = content == null ? ReferencedFiles.none() : ReferencedFiles.in(content);
        return new ReferenceSource(document, ids, files, form.signature());
    }

    private AchievedLevel level() {
        if (form.namedCertificate().isEmpty()) {
            return form.info().isEmpty() ? AchievedLevel.UNKNOWN : AchievedLevel.XMLDSIG;
        }
        return AchievedLevel.of(timestamps.reached(signer));
    }

    private @Nullable String weakestDigest() {
        @Nullable
        String weakest = form.method("SignatureMethod")
                .flatMap(XmlAlgorithms::signature)
                .map(XmlAlgorithms.Scheme::digest)
                .orElse(null);
        for (XmlReferenceForm reference : form.references()) {
            @Nullable String digest = reference.digest();
            if (digest != null && weakest != null) {
                weakest = XmlAlgorithms.weaker(weakest, digest);
            }
        }
        return weakest;
    }

    private List<X509Certificate> certificates() {
        List<X509Certificate> ordered = new ArrayList<>(form.certificates());
        if (signer != null) {
            ordered.remove(signer);
            ordered.add(0, signer);
        }
        return ordered;
    }
}
