package vn.motcua.signing.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.xml.internal.Xades;
import vn.motcua.signing.xml.internal.XmlNode;
import vn.motcua.signing.xml.internal.XmlParts;

/**
 * The lists of references (W3C XML Signature 1.1, 5.1) that one signature covers, lists in lists among them. The standard
 * leaves it to the application whether they are held; here a signature over a list says what the list says, so a
 * reference in it that does not hold fails the signature.
 */
final class XmlManifests {

    private static final int DEEPEST = 3;

    private final XmlNode signature;
    private final XmlSurroundings around;
    private final List<Held> held = new ArrayList<>();

    /** A list that a reference means, and its own references; null if the signature holds no such list. */
    private record Held(XmlReferenceCheck by, @Nullable XmlNode manifest, List<XmlReferenceCheck> references) {}

    XmlManifests(XmlNode signature, XmlSurroundings around) {
        this.signature = signature;
        this.around = around;
    }

    /** Orders what the lists refer to that these references mean. */
    void order(List<XmlReferenceCheck> references, XmlParts made, Grounds grounds) {
        order(references, new Order(made, grounds), 1);
    }

    private record Order(XmlParts made, Grounds grounds) {}

    private void order(List<XmlReferenceCheck> references, Order order, int depth) {
        for (XmlReferenceCheck reference : references) {
            if (reference.form().type().equals(Xades.MANIFEST)) {
                @Nullable
                XmlNode manifest = depth > DEEPEST ? null : manifest(reference).orElse(null);
                List<XmlReferenceCheck> listed =
                        manifest == null ? List.of() : XmlReferenceCheck.listed(manifest, signature, around);
                held.add(new Held(reference, manifest, listed));
                listed.forEach(each -> each.order(order.made, order.grounds));
                order(listed, order, depth + 1);
            }
        }
    }

    private Optional<XmlNode> manifest(XmlReferenceCheck reference) {
        Optional<String> id = reference.form().id();
        List<XmlNode> found = signature.all(Xades.DS, "Manifest").stream()
                .filter(node -> id.isPresent() && node.attribute("Id").equals(id))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    void judge(Grounds grounds) {
        for (Held list : held) {
            boolean covered = list.manifest != null
                    && !list.references.isEmpty()
                    && list.by
                            .apex()
                            .filter(tag -> tag.ordinal() == list.manifest.tag().ordinal())
                            .isPresent();
            if (!covered) {
                grounds.doubt(SubIndication.GENERIC, ReasonCode.MANIFEST_NOT_HELD);
                continue;
            }
            Grounds own = new Grounds();
            list.references.forEach(reference -> reference.judge(own));
            if (own.failed()) {
                grounds.fail(SubIndication.HASH_FAILURE, ReasonCode.MANIFEST_REFERENCE_BROKEN);
            }
            grounds.take(own);
        }
    }

    /** All references of all lists. */
    List<XmlReferenceCheck> references() {
        return held.stream().flatMap(list -> list.references.stream()).toList();
    }
}
