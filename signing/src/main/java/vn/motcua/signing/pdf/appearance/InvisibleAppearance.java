package vn.motcua.signing.pdf.appearance;

/** Nothing on the page; see {@link SignatureAppearance#invisible()}. */
public enum InvisibleAppearance implements SignatureAppearance {
    /** The one there is. */
    INSTANCE
}
