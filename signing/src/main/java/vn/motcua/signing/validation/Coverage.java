package vn.motcua.signing.validation;

/** How much of the file a signature covers, its own value left out. */
public enum Coverage {
    /** The file from its first to its last byte. */
    WHOLE_FILE,
    /** A complete earlier revision; something was appended later. */
    REVISION,
    /** Neither: bytes before or inside what is covered are left out, or the range does not fit the file. */
    PARTIAL
}
