package vn.motcua.signing.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.motcua.signing.xml.internal.ReferencedPart;
import vn.motcua.signing.xml.internal.Selected;
import vn.motcua.signing.xml.internal.StartTag;
import vn.motcua.signing.xml.internal.Xades;
import vn.motcua.signing.xml.internal.XmlNode;

/** What an intact signature covers, and whether it stands where nobody would be misled. */
final class XmlCoverage {

    private final XmlNode signature;
    private final XmlSurroundings.Beside beside;
    private final Grounds grounds;
    private final XmlPlacement placement;
    private final List<Covered> covered = new ArrayList<>();
    private boolean whole;

    /** What is covered, and by which reference. */
    record Covered(SignedPart part, XmlReferenceCheck reference) {}

    XmlCoverage(XmlNode signature, XmlSurroundings.Beside beside, Grounds grounds) {
        this.signature = signature;
        this.beside = beside;
        this.grounds = grounds;
        this.placement = new XmlPlacement(signature);
    }

    void judge(List<XmlReferenceCheck> references) {
        boolean files = false;
        for (XmlReferenceCheck reference : references) {
            Optional<Selected> selected = reference.selected();
            if (reference.form().isExternal()) {
                files = true;
                add(SignedPart.Kind.FILE, String.valueOf(reference.form().uri()), reference);
            } else if (selected.isPresent()) {
                judgeSelected(reference, selected.get());
            } else if (reference.form().isDocument()) {
                whole = beside.container() == null;
                add(SignedPart.Kind.DOCUMENT, "/", reference);
            } else {
                reference.part().ifPresent(part -> judgePlace(reference, part));
            }
        }
        judgeFiles(files, references);
        if (covered.isEmpty()) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.NOTHING_SIGNED);
        }
        if (signature.tag().depth() == 1) {
            judgeObjects(references);
        }
    }

    private void judgeFiles(boolean files, List<XmlReferenceCheck> references) {
        if (files) {
            whole = beside.coverage(XmlSurroundings.names(references)) == Coverage.WHOLE_FILE;
        }
        if (beside.container() != null && !whole) {
            grounds.warn(ReasonCode.CONTAINER_FILE_UNSIGNED);
        }
    }

    private void add(SignedPart.Kind kind, String path, XmlReferenceCheck reference) {
        covered.add(new Covered(
                new SignedPart(kind, path, String.valueOf(reference.form().uri())), reference));
    }

    /** Where the signature is the document, an object that it does not cover could be taken for one that it does. */
    private void judgeObjects(List<XmlReferenceCheck> references) {
        boolean covers = covered.stream().anyMatch(each -> each.part.kind() == SignedPart.Kind.OBJECT);
        boolean other = signature.children(Xades.DS, "Object").stream()
                .filter(object ->
                        object.children(Xades.XADES, "QualifyingProperties").isEmpty())
                .anyMatch(object -> references.stream()
                        .flatMap(reference -> ordinals(reference).stream())
                        .noneMatch(object::holds));
        if (covers && other) {
            grounds.doubt(SubIndication.SIG_CONSTRAINTS_FAILURE, ReasonCode.SIGNED_PART_NOT_UNIQUE);
        }
    }

    private static Set<Long> ordinals(XmlReferenceCheck reference) {
        Set<Long> ordinals = new HashSet<>();
        reference.apex().ifPresent(tag -> ordinals.add(tag.ordinal()));
        reference.selected().ifPresent(selected -> selected.tops().forEach(top -> ordinals.add(top.ordinal())));
        return ordinals;
    }

    private void judgePlace(XmlReferenceCheck reference, ReferencedPart part) {
        StartTag tag = part.apex().orElseThrow();
        XmlPlacement.Place place = placement.of(part);
        boolean root = tag.depth() == 1;
        boolean own = signature.tag().depth() == 1;
        whole |= beside.container() == null
                && switch (place) {
                    case AROUND, BESIDE -> root;
                    case OWN_OBJECT -> own;
                    default -> false;
                };
        judgePlace(place);
        switch (place) {
            case OWN_OBJECT -> add(SignedPart.Kind.OBJECT, tag.path(), reference);
            case OTHER_VALUE -> add(SignedPart.Kind.SIGNATURE, tag.path(), reference);
            case OWN_PART -> {}
            default -> add(SignedPart.Kind.ELEMENT, tag.path(), reference);
        }
    }

    private void judgePlace(XmlPlacement.Place place) {
        if (place == XmlPlacement.Place.LOOK_ALIKE) {
            grounds.doubt(SubIndication.SIG_CONSTRAINTS_FAILURE, ReasonCode.SIGNED_PART_NOT_UNIQUE);
        } else if (place == XmlPlacement.Place.MISPLACED) {
            grounds.doubt(SubIndication.SIG_CONSTRAINTS_FAILURE, ReasonCode.SIGNED_PART_MISPLACED);
        }
    }

    /** Each element with which a selection begins has to stand where one that is referred to would have to. */
    private void judgeSelected(XmlReferenceCheck reference, Selected selected) {
        boolean document = selected.whole() && reference.form().isDocument();
        List<String> paths = new ArrayList<>();
        boolean inObjects = true;
        for (Selected.Top top : selected.tops()) {
            XmlPlacement.Place place = placement.of(top);
            judgePlace(place);
            inObjects &= place == XmlPlacement.Place.OWN_OBJECT;
            if (place != XmlPlacement.Place.OWN_PART) {
                paths.add(top.path());
            }
        }
        if (selected.torn()) {
            judgePlace(XmlPlacement.Place.MISPLACED);
        }
        whole |= document && beside.container() == null;
        if (document) {
            add(SignedPart.Kind.DOCUMENT, "/", reference);
        } else if (!paths.isEmpty() || selected.torn()) {
            boolean object = inObjects && paths.size() == 1 && !selected.textOnly();
            add(
                    object ? SignedPart.Kind.OBJECT : SignedPart.Kind.SELECTION,
                    paths.size() == 1 ? paths.get(0) : "/",
                    reference);
        }
    }

    List<Covered> covered() {
        return List.copyOf(covered);
    }

    Coverage coverage() {
        return whole ? Coverage.WHOLE_FILE : Coverage.PARTIAL;
    }
}
