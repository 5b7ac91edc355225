package vn.motcua.agency;

/** How well a bundled figure is known. */
public enum Evidence {
    /** Read in a source. */
    CONFIRMED,
    /** Follows from other figures, and was not read: check it before something rests on it. */
    INFERRED
}
