package vn.motcua.identity;

import java.text.Normalizer;
import java.util.Comparator;

/**
 * How Vietnamese text is looked up and put in order, independent of the machine's locale.
 *
 * <p>All methods are pure and may be called from any thread.
 *
 * <pre>{@code
 * VietnameseText.searchKey("Điềm Thuỵ");     // "diem thuy", and so for "ĐIỀM THỤY"
 * communes.sort(VietnameseText.order());
 * }</pre>
 */
public final class VietnameseText {

    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";
    private static final String APOSTROPHES = "'`\u2019\u02BC";
    private static final Comparator<String> ORDER = new VietnameseOrder();

    private VietnameseText() {}

    /**
     * Returns the key under which a text is found without regard to marks, case, signs, spaces and where the tone stands.
     *
     * <p>Thụy and Thuỵ, Hòa and Hoà, Thủy and Thuỷ, Khóa and Khoá have one key each; so have Hoa and Hòa. The key is
     * for looking up, not for telling two people apart, and holds whatever personal data the text holds.
     *
     * @param text any text, composed or decomposed
     * @return letters and digits in lower case without marks, {@code đ} as {@code d}; words parted by one space, which
     *     also stands for hyphens and other signs; apostrophes are left out, so {@code Ea H'leo} is {@code ea hleo}
     */
    public static String searchKey(String text) {
        String spelled = spellingKey(text);
        StringBuilder key = new StringBuilder(spelled.length());
        for (int i = 0; i < spelled.length(); i++) {
            char c = spelled.charAt(i);
            if (c == ' ') {
                part(key);
            } else if (!isMark(c)) {
                key.append(c == 'đ' ? 'd' : c);
            }
        }
        return key.toString().stripTrailing();
    }

    /**
     * Returns the key under which a text is found with its marks, without regard to case, signs, spaces and where in a
     * word the tone stands: one for Thụy and Thuỵ, another for Thuy. It tells apart what {@link #searchKey} finds
     * together, and is not for showing.
     *
     * @param text any text, composed or decomposed
     * @return decomposed lower case, the tone of each word at its end, words parted by one space
     */
    public static String spellingKey(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder key = new StringBuilder(decomposed.length());
        StringBuilder tones = new StringBuilder();
        decomposed.codePoints().forEach(c -> {
            if (TONES.indexOf(c) >= 0) {
                tones.appendCodePoint(c);
            } else if (Character.isLetterOrDigit(c) || isMark(c)) {
                key.appendCodePoint(Character.toLowerCase(c));
            } else if (APOSTROPHES.indexOf(c) < 0) {
                part(key.append(tones));
                tones.setLength(0);
            }
        });
        return key.append(tones).toString().stripTrailing();
    }

    /**
     * Returns the order of Vietnamese dictionaries: first the letters of the whole text
     * (a ă â b c d đ e ê ... o ô ơ ... u ư ... y), then the tones (none, huyền, hỏi, ngã, sắc, nặng), word by word.
     *
     * <p>A space comes before every other character, signs and digits before letters. Case counts last. The two
     * spellings of one tone (Thụy, Thuỵ) stand next to each other. Zero is returned for canonically equal texts only.
     *
     * @return the comparator, which may be shared between threads
     */
    public static Comparator<String> order() {
        return ORDER;
    }

    private static void part(StringBuilder words) {
        if (words.length() > 0 && words.charAt(words.length() - 1) != ' ') {
            words.append(' ');
        }
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
