package vn.motcua.signing.cms;

/** Where the signed content is. */
public enum CmsPackaging {
    /** The file stays as it is, and the signature is a file of its own beside it, usually {@code NAME.p7s}. */
    DETACHED,
    /** The file is in the signature, usually {@code NAME.p7m}: whoever wants to read it takes it out again. */
    ATTACHED
}
