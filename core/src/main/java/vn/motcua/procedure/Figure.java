package vn.motcua.procedure;

/** A part of a procedure's version that a source may state or leave open. */
public enum Figure {
    /** The code. */
    CODE,
    /** The field of administration and its code. */
    DOMAIN,
    /** How long it may take. */
    TIME,
    /** How long it may take when something has to be verified. */
    VERIFICATION,
    /** What it costs. */
    FEE,
    /** The days on which the version is in force. */
    VALIDITY
}
