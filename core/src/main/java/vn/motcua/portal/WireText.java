package vn.motcua.portal;

import java.text.Normalizer;

/** Text that has to fit into a field of the wire. */
final class WireText {

    private WireText() {}

    /**
     * Cuts a text to a number of UTF-16 characters, which is also the most code points it can have, without leaving half
     * a character: neither half a surrogate pair nor a letter whose tone mark was cut away.
     */
    static String fit(String text, int limit) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (composed.length() <= limit) {
            return composed;
        }
        int end = limit;
        while (end > 0 && belongsToTheLetterBefore(composed, end)) {
            end--;
        }
        return composed.substring(0, end).strip();
    }

    private static boolean belongsToTheLetterBefore(String text, int index) {
        if (Character.isLowSurrogate(text.charAt(index)) && Character.isHighSurrogate(text.charAt(index - 1))) {
            return true;
        }
        return switch (Character.getType(text.codePointAt(index))) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
