package vn.motcua.signing.xml.internal;

import java.util.Arrays;
import java.util.Optional;

/** A canonical form of XML, by its identifier in signatures. */
public enum CanonicalForm {
    /** Canonical XML 1.0. */
    INCLUSIVE_1_0("http://www.w3.org/TR/2001/REC-xml-c14n-20010315"),
    /** Canonical XML 1.0 with comments. */
    INCLUSIVE_1_0_COMMENTS("http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"),
    /** Canonical XML 1.1. */
    INCLUSIVE_1_1("http://www.w3.org/2006/12/xml-c14n11"),
    /** Canonical XML 1.1 with comments. */
    INCLUSIVE_1_1_COMMENTS("http://www.w3.org/2006/12/xml-c14n11#WithComments"),
    /** Exclusive XML canonicalization 1.0. */
    EXCLUSIVE("http://www.w3.org/2001/10/xml-exc-c14n#"),
    /** Exclusive XML canonicalization 1.0 with comments. */
    EXCLUSIVE_COMMENTS("http://www.w3.org/2001/10/xml-exc-c14n#WithComments");

    private final String uri;

    CanonicalForm(String uri) {
        this.uri = uri;
    }

    /**
     * Returns the identifier.
     *
     * @return the URI
     */
    public String uri() {
        return uri;
    }

    /**
     * Finds a form.
     *
     * @param uri an identifier
     * @return the form, or empty if it is none
     */
    public static Optional<CanonicalForm> of(String uri) {
        return Arrays.stream(values()).filter(form -> form.uri.equals(uri)).findFirst();
    }

    /**
     * Says whether comments are kept.
     *
     * @return true with comments
     */
    public boolean keepsComments() {
        return uri.endsWith("WithComments");
    }

    /**
     * Says whether only namespaces in use are written.
     *
     * @return true for the exclusive forms
     */
    public boolean isExclusive() {
        return this == EXCLUSIVE || this == EXCLUSIVE_COMMENTS;
    }

    boolean isVersion11() {
        return this == INCLUSIVE_1_1 || this == INCLUSIVE_1_1_COMMENTS;
    }
}
