package vn.motcua.signing.token.driver;

/** How well a row of the catalogue is founded. */
public enum Evidence {
    /** A public source names the file or folder. */
    NAMED,
    /** Inferred from how the same maker, or others, name their files and folders elsewhere. */
    INFERRED,
    /** Given by the caller. */
    GIVEN
}
