package vn.motcua.signing.pdf.appearance;

/** A corner of the page as it is displayed. */
public enum Corner {
    /** The top left corner. */
    TOP_LEFT,
    /** The top right corner. */
    TOP_RIGHT
}
