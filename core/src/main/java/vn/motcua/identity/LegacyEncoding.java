package vn.motcua.identity;

import java.util.Locale;

/**
 * A way of writing Vietnamese from before Unicode, as it is met in old databases and documents.
 *
 * <p>The text is expected as it looks when its bytes are read as ISO-8859-1 or windows-1252, which is how it usually
 * arrives: one character for each byte. The tables are from general knowledge of the fonts; see {@link LegacyText}.
 */
public enum LegacyEncoding {
    /**
     * TCVN 5712:1993, third form (TCVN3), of the ABC fonts whose names begin with {@code .Vn}.
     *
     * <p>It has no capitals with tones: they exist only as fonts whose names end in {@code H}, which show the small
     * letters as capitals. Text set in such a font is read with {@link #TCVN3_CAPITALS}; from the text alone it cannot
     * be told, and is read here as a mixture such as {@code NGUYễN}. The letter {@code ư} is a soft hyphen in
     * ISO-8859-1: text from which soft hyphens were removed has lost it.
     */
    TCVN3,
    /** The same codes as {@link #TCVN3} set in a capital font ({@code .VnTimeH}): every letter is a capital. */
    TCVN3_CAPITALS,
    /** VNI for Windows: most letters are a base letter followed by a mark of its own. */
    VNI,
    /** VIQR (RFC 1456): marks are ASCII signs after the letter, a backslash takes their meaning away. */
    VIQR;

    String decode(String text) {
        return switch (this) {
            case TCVN3 -> Tcvn3.decode(text);
            case TCVN3_CAPITALS -> Tcvn3.decode(text).toUpperCase(Locale.ROOT);
            case VNI -> Vni.decode(text);
            case VIQR -> Viqr.decode(text);
        };
    }

    /** Says whether a word with marks can have been written in this encoding: no code in it is without a meaning. */
    boolean writes(String word) {
        return switch (this) {
            case TCVN3, TCVN3_CAPITALS -> Tcvn3.writes(word);
            case VNI -> Vni.writes(word);
            case VIQR -> !Viqr.decode(word).equals(word);
        };
    }
}
