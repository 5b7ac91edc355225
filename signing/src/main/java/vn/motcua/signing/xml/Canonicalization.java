package vn.motcua.signing.xml;

import vn.motcua.signing.xml.internal.CanonicalForm;

/** How XML is brought into the form that is hashed. New forms may be added in a minor version: keep a default branch. */
public enum Canonicalization {
    /** Canonical XML 1.0, which most Vietnamese formats name. */
    C14N_1_0(CanonicalForm.INCLUSIVE_1_0),
    /** Canonical XML 1.1. */
    C14N_1_1(CanonicalForm.INCLUSIVE_1_1),
    /** Exclusive XML canonicalization 1.0: the signature outlives being moved into another document. */
    EXCLUSIVE(CanonicalForm.EXCLUSIVE);

    private final CanonicalForm form;

    Canonicalization(CanonicalForm form) {
        this.form = form;
    }

    CanonicalForm form() {
        return form;
    }

    /**
     * Returns the identifier signatures use.
     *
     * @return the URI
     */
    public String uri() {
        return form.uri();
    }
}
