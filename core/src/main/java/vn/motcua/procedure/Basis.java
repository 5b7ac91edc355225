package vn.motcua.procedure;

/** What a rule rests on, so that nobody is told that the law demands what only software does. */
public enum Basis {
    /** A legal document, which is cited. */
    LAW,
    /** What agencies and their software do, without a legal text that was read. */
    PRACTICE,
    /** This SDK's own reading, inferred or chosen to keep data sound. */
    SDK
}
