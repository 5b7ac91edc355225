package vn.motcua.signing.validation;

/** What happened to a document after a signature. */
public enum ChangesAfterSigning {
    /** Nothing: the signature covers the whole file as it is. */
    NONE,
    /** Only what the signature permits, for instance further signatures. */
    PERMITTED,
    /** Something else. */
    SUSPICIOUS
}
