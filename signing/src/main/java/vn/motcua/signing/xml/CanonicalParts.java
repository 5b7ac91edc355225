package vn.motcua.signing.xml;

import vn.motcua.signing.xml.internal.CanonicalForm;
import vn.motcua.signing.xml.internal.Surroundings;

/** How parts of a signature are brought into canonical form at their place. */
record CanonicalParts(CanonicalForm form, Surroundings surroundings) {

    byte[] of(String fragment, String id) {
        return surroundings.canonical(fragment, form, id);
    }
}
