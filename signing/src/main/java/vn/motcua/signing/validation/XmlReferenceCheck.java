package vn.motcua.signing.validation;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.xml.internal.OctetConsumer;
import vn.motcua.signing.xml.internal.ReferencedFile;
import vn.motcua.signing.xml.internal.ReferencedPart;
import vn.motcua.signing.xml.internal.Selected;
import vn.motcua.signing.xml.internal.StartTag;
import vn.motcua.signing.xml.internal.Xades;
import vn.motcua.signing.xml.internal.XmlNode;
import vn.motcua.signing.xml.internal.XmlParts;
import vn.motcua.signing.xml.internal.XmlReferenceForm;

/** One reference of a signature, or of a list it covers: fetched, transformed and held against its digest. */
final class XmlReferenceCheck {

    private final XmlReferenceForm form;
    private final XmlNode signature;
    private final XmlSurroundings around;
    private XmlParts.@Nullable Ordered streamed;
    private @Nullable ReferencedFile file;
    private @Nullable Selected selected;

    XmlReferenceCheck(XmlReferenceForm form, XmlNode signature, XmlSurroundings around) {
        this.form = form;
        this.signature = signature;
        this.around = around;
    }

    XmlReferenceForm form() {
        return form;
    }

    private boolean isWithin() {
        return form.isDocument() || form.id().isPresent();
    }

    /** Orders what can be made while the document passes. */
    void order(XmlParts made, Grounds grounds) {
        if (form.digest() == null) {
            grounds.doubt(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, ReasonCode.ALGORITHM_UNSUPPORTED);
        } else if (isWithin()) {
            streamed = form.way() == null ? null : made.digest(form, form.way(), signature);
        } else {
            String uri = String.valueOf(form.uri());
            file = form.isExternal() ? around.beside().files().named(uri).orElse(null) : null;
            if (file == null) {
                grounds.doubt(
                        SubIndication.SIGNED_DATA_NOT_FOUND, around.beside().missing());
            }
        }
    }

    /** Holds what came of it against the digest; what was ordered has been made. */
    void judge(Grounds grounds) {
        if (isWithin() && form.digest() != null) {
            judgeWithin(grounds);
        } else if (file != null && form.digest() != null) {
            compare(around.digest(form, file), around.beside().changed(), grounds);
        }
    }

    private void judgeWithin(Grounds grounds) {
        if (streamed == null) {
            judgeTransformed(String.valueOf(form.digest()), grounds);
        } else if (streamed.part().isAmbiguous()) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.REFERENCE_AMBIGUOUS);
        } else if (streamed.result().isEmpty()) {
            grounds.doubt(SubIndication.SIGNED_DATA_NOT_FOUND, ReasonCode.SIGNED_DATA_MISSING);
        } else {
            compare(streamed.result(), ReasonCode.DIGEST_MISMATCH, grounds);
        }
    }

    private void judgeTransformed(String algorithm, Grounds grounds) {
        boolean ambiguous = form.id()
                .filter(id -> around.tree().filter(tree -> tree.isAmbiguous(id)).isPresent())
                .isPresent();
        if (ambiguous) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.REFERENCE_AMBIGUOUS);
            return;
        }
        MessageDigest digest = XmlSurroundings.digest(algorithm);
        selected = around.transformed(form, signature, digest::update).orElse(null);
        compare(
                selected == null ? Optional.empty() : Optional.of(digest.digest()),
                ReasonCode.DIGEST_MISMATCH,
                grounds);
    }

    private void compare(Optional<byte[]> digest, ReasonCode changed, Grounds grounds) {
        if (digest.isEmpty()) {
            grounds.doubt(SubIndication.GENERIC, ReasonCode.TRANSFORM_UNSUPPORTED);
        } else if (!MessageDigest.isEqual(digest.get(), form.value())) {
            grounds.fail(SubIndication.HASH_FAILURE, changed);
        }
    }

    /** The element it refers to, if that is covered as it stands. */
    Optional<StartTag> apex() {
        return part().flatMap(ReferencedPart::apex);
    }

    Optional<ReferencedPart> part() {
        return Optional.ofNullable(streamed).map(XmlParts.Ordered::part);
    }

    /** What transforms selected of the document, if it took a tree to follow them. */
    Optional<Selected> selected() {
        return Optional.ofNullable(selected);
    }

    /** Hands on the octets that the digest is over. */
    void copy(XmlParts parts, OctetConsumer target) {
        if (file != null) {
            around.octets(form, file, target);
        } else if (streamed == null) {
            around.transformed(form, signature, target);
        } else {
            parts.copied(form, signature, target).ifPresent(part -> {
                around.document().read(part);
                part.finish();
            });
        }
    }

    /** The references of a list, if it is one that the signature holds. */
    static List<XmlReferenceCheck> listed(XmlNode manifest, XmlNode signature, XmlSurroundings around) {
        return manifest.children(Xades.DS, "Reference").stream()
                .map(XmlReferenceForm::of)
                .map(form -> new XmlReferenceCheck(form, signature, around))
                .toList();
    }
}
