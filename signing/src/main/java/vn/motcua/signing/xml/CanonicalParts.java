package vn.motcua.signing.xml;

import vn.motcua.signing.xml.internal.CanonicalForm;
import vn.motcua.signing.xml.internal.Surroundings;
import vn.motcua.signing.xml.internal.XmlReading;

/** How parts of a signature are brought into canonical form at their place. */
record CanonicalParts(CanonicalForm form, Surroundings surroundings, XmlReading parser) {

    byte[] of(String fragment, String id) {
        return surroundings.canonical(fragment, form, id, parser);
    }
}
