package vn.motcua.agency;

import java.text.Normalizer;

/** Two ways to compare names of places: without any accent, and with accents wherever the tone is placed. */
final class PlaceName {

    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";
    private static final String APOSTROPHES = "'`\u2019\u02BC";

    private PlaceName() {}

    /** Lower case without accents, words apart by one space: {@code dien thuy}, {@code ea hleo}. */
    static String key(String name) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);
        StringBuilder key = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char letter = plain(decomposed.charAt(i));
            if (Character.isLetterOrDigit(letter)) {
                key.append(letter);
            } else if (separates(letter) && !endsWithSpace(key)) {
                key.append(' ');
            }
        }
        return key.toString().stripTrailing();
    }

    /** Lower case with accents, the tone moved to the end of its word: equal for Thụy and Thuỵ. */
    static String spelling(String name) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);
        StringBuilder spelling = new StringBuilder(decomposed.length());
        StringBuilder tones = new StringBuilder();
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (TONES.indexOf(c) >= 0) {
                tones.append(c);
            } else if (separates(c)) {
                spelling.append(tones).append(endsWithSpace(spelling) ? "" : " ");
                tones.setLength(0);
            } else if (APOSTROPHES.indexOf(c) < 0) {
                spelling.append(Character.toLowerCase(c));
            }
        }
        return spelling.append(tones).toString().stripTrailing();
    }

    private static boolean endsWithSpace(StringBuilder text) {
        return text.length() == 0 || text.charAt(text.length() - 1) == ' ';
    }

    private static char plain(char c) {
        char lower = Character.toLowerCase(c);
        return lower == 'đ' ? 'd' : lower;
    }

    private static boolean separates(char c) {
        return !Character.isLetterOrDigit(c)
                && Character.getType(c) != Character.NON_SPACING_MARK
                && APOSTROPHES.indexOf(c) < 0;
    }
}
