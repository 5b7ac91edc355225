package vn.motcua.signing.xml.internal;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.xml.internal.xpath.Steps;

/** Fetches what the references of a signature refer to, within its document and beside it. */
public final class ReferenceSource implements ReferenceOctets {

    private final XmlFile document;
    private final IdAttributes ids;
    private final ReferencedFiles files;
    private final XmlNode signature;
    private final Steps steps = new Steps();

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
        if (reference.isExternal()) {
            return files.named(String.valueOf(reference.uri()))
                    .filter(file -> copy(reference, file, target))
                    .isPresent();
        }
        if (way == null) {
            return transform(reference, target);
        }
        ReferencedPart part = part(
                reference,
                way,
                new ReferencedPart.Way(way.form() == null ? nodes : way.form(), way.inclusive(), target));
        document.read(part);
        return part.finish() && !part.isAmbiguous();
    }

    private boolean transform(XmlReferenceForm reference, OctetConsumer target) {
        XmlTree tree = new XmlTree(ids);
        document.read(tree);
        return tree.isComplete()
                && XmlTransforms.within(tree, reference, signature.tag().ordinal(), steps)
                        .flatMap(begun -> begun.run(reference.transforms(), target))
                        .isPresent();
    }

    private boolean copy(XmlReferenceForm reference, ReferencedFile file, OctetConsumer target) {
        XmlReferenceForm.@Nullable Way way = reference.way();
        if (way != null) {
            return !way.enveloped() && !way.withoutSignatures() && file.octets(way, target);
        }
        return file.bytes(XmlTransforms.LARGEST_FILE)
                .flatMap(octets -> XmlTransforms.over(octets, ids, steps).run(reference.transforms(), target))
                .isPresent();
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
