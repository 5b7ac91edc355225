package vn.motcua.agency;

/** How document numbers below ten are written. */
public enum NumberStyle {
    /** {@code 05/QĐ-UBND}: the usual form; inferred, the text of the decree was not read. */
    LEADING_ZERO,
    /** {@code 5/QĐ-UBND}. */
    PLAIN
}
