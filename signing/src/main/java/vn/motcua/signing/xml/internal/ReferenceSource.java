package vn.motcua.signing.xml.internal;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Fetches what the references of a signature refer to, within its document and beside it. */
public final class ReferenceSource implements ReferenceOctets {

    private final XmlFile document;
    private final IdAttributes ids;
    private final ReferencedFiles files;
    private final XmlNode signature;

    /**
     * Prepares for one signature.
     *
     * @param document the document
     * @param ids which attributes identify
     * @param files what lies beside the document
     * @param signature the signature in the document
     */
    public ReferenceSource(XmlFile document, IdAttributes ids, ReferencedFiles files, XmlNode signature) {
        this.document = document;
        this.ids = ids;
        this.files = files;
        this.signature = signature;
    }

    @Override
    public boolean copy(XmlReferenceForm reference, CanonicalForm nodes, OctetConsumer target) {
        XmlReferenceForm.@Nullable Way way = reference.way();
        if (way == null) {
            return false;
        }
        if (reference.isExternal()) {
            return !way.enveloped()
                    && !way.withoutSignatures()
                    && files.named(String.valueOf(reference.uri()))
                            .filter(file -> file.octets(way, target))
                            .isPresent();
        }
        ReferencedPart part = part(
                reference,
                way,
                new ReferencedPart.Way(way.form() == null ? nodes : way.form(), way.inclusive(), target));
        document.read(part);
        return part.finish() && !part.isAmbiguous();
    }

    private ReferencedPart part(
            XmlReferenceForm reference, XmlReferenceForm.Way way, ReferencedPart.Way canonicalized) {
        long own = signature.tag().ordinal();
        UnaryOperator<Selection> changed = selection -> {
            Selection left = way.enveloped() ? selection.without(tag -> tag.ordinal() == own) : selection;
            left = way.withoutSignatures() ? left.without(tag -> tag.is(Xades.DS, "Signature")) : left;
            return reference.keepsComments() ? left.withComments() : left;
        };
        return reference
                .id()
                .map(id -> ReferencedPart.identified(id, ids, changed, canonicalized))
                .orElseGet(() -> ReferencedPart.selected(changed.apply(Selection.document()), canonicalized));
    }
}
