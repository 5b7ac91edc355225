package vn.motcua.identity;

import java.text.Normalizer;

/** Base letter, then the sign of its shape, then the sign of its tone. */
final class Viqr {

    private static final String VOWELS = "aeiouyAEIOUY";
    private static final String SHAPE_SIGNS = "(^+";
    private static final String SHAPE_MARKS = "\u0306\u0302\u031b";
    private static final String TONE_SIGNS = "`?~'.";
    private static final String TONE_MARKS = "\u0300\u0309\u0303\u0301\u0323";
    private static final String ESCAPABLE = SHAPE_SIGNS + TONE_SIGNS + "\\dD";

    private final String text;
    private final StringBuilder decoded;
    private int position;

    private Viqr(String text) {
        this.text = text;
        this.decoded = new StringBuilder(text.length());
    }

    static String decode(String text) {
        Viqr reading = new Viqr(text);
        while (reading.position < text.length()) {
            reading.next();
        }
        return reading.decoded.toString();
    }

    private void next() {
        char letter = text.charAt(position++);
        if (letter == '\\' && ESCAPABLE.indexOf(ahead()) >= 0) {
            decoded.append(text.charAt(position++));
        } else if (isD(letter) && isD(ahead())) {
            position++;
            decoded.append(letter == 'd' ? 'đ' : 'Đ');
        } else if (VOWELS.indexOf(letter) >= 0) {
            String shaped = taken(String.valueOf(letter), SHAPE_SIGNS, SHAPE_MARKS);
            decoded.append(taken(shaped, TONE_SIGNS, TONE_MARKS));
        } else {
            decoded.append(letter);
        }
    }

    private String taken(String letter, String signs, String marks) {
        int place = signs.indexOf(ahead());
        if (place < 0) {
            return letter;
        }
        String marked = Normalizer.normalize(letter + marks.charAt(place), Normalizer.Form.NFC);
        if (!Syllable.isMarkedLetter(marked)) {
            return letter;
        }
        position++;
        return marked;
    }

    /** Returns the character not yet read, or at the end one that is no sign. */
    private char ahead() {
        return position < text.length() ? text.charAt(position) : '\n';
    }

    private static boolean isD(char letter) {
        return letter == 'd' || letter == 'D';
    }
}
