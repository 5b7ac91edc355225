package vn.motcua.signing.validation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import vn.motcua.signing.xml.internal.ReferencedPart;
import vn.motcua.signing.xml.internal.Selected;
import vn.motcua.signing.xml.internal.StartTag;
import vn.motcua.signing.xml.internal.Xades;
import vn.motcua.signing.xml.internal.XmlNode;

/**
 * Where what is signed stands towards its signature. An element may have been moved with its identifier, and another put
 * where readers look for it: only places where nobody would be misled are accepted, which are the signature's ancestors,
 * what stands beside one of them without its like, and objects in the signature itself.
 */
final class XmlPlacement {

    private final XmlNode signature;
    private final Set<Long> ancestors = new HashSet<>();

    XmlPlacement(XmlNode signature) {
        this.signature = signature;
        for (Optional<StartTag> tag = signature.tag().parent();
                tag.isPresent();
                tag = tag.get().parent()) {
            ancestors.add(tag.get().ordinal());
        }
    }

    /** What is made of a place. */
    enum Place {
        AROUND,
        BESIDE,
        LOOK_ALIKE,
        OWN_OBJECT,
        OWN_PART,
        OTHER_VALUE,
        MISPLACED
    }

    Place of(ReferencedPart part) {
        StartTag apex = part.apex().orElseThrow();
        if (ancestors.contains(apex.ordinal())) {
            return Place.AROUND;
        }
        if (signature.holds(apex.ordinal())) {
            return within(apex);
        }
        if (isValueAround(apex)) {
            return Place.OTHER_VALUE;
        }
        boolean beside = apex.parent()
                .filter(parent -> ancestors.contains(parent.ordinal()))
                .isPresent();
        if (!beside || apex.uri().equals(Xades.DS)) {
            return Place.MISPLACED;
        }
        return part.alike() > 1 ? Place.LOOK_ALIKE : Place.BESIDE;
    }

    /** The place of an element that transforms selected. */
    Place of(Selected.Top top) {
        if (ancestors.contains(top.ordinal())) {
            return Place.AROUND;
        }
        if (signature.holds(top.ordinal())) {
            return withinObject(top) ? Place.OWN_OBJECT : Place.OWN_PART;
        }
        if (!ancestors.contains(top.parent()) || top.signature()) {
            return Place.MISPLACED;
        }
        return top.alike() ? Place.LOOK_ALIKE : Place.BESIDE;
    }

    private boolean withinObject(Selected.Top top) {
        return signature.children(Xades.DS, "Object").stream()
                .filter(object ->
                        object.children(Xades.XADES, "QualifyingProperties").isEmpty())
                .anyMatch(object -> object.tag().ordinal() == top.ordinal()
                        || (object.tag().ordinal() == top.parent() && ancestors.isEmpty()));
    }

    private Place within(StartTag apex) {
        boolean child = apex.parent()
                .filter(parent -> parent.ordinal() == signature.tag().ordinal())
                .isPresent();
        if (child) {
            return apex.is(Xades.DS, "Object") ? Place.OWN_OBJECT : Place.OWN_PART;
        }
        if (apex.uri().equals(Xades.DS) || apex.uri().equals(Xades.XADES)) {
            return Place.OWN_PART;
        }
        // In a signature that is a document of its own there is nowhere else to look for what it holds.
        boolean inObject =
                apex.parent().filter(parent -> parent.is(Xades.DS, "Object")).isPresent();
        return ancestors.isEmpty() && inObject ? Place.OWN_OBJECT : Place.MISPLACED;
    }

    /** A counter-signature stands in the signature whose value it covers. */
    private boolean isValueAround(StartTag apex) {
        return apex.is(Xades.DS, "SignatureValue")
                && apex.parent()
                        .filter(parent -> ancestors.contains(parent.ordinal()) && parent.is(Xades.DS, "Signature"))
                        .isPresent();
    }
}
