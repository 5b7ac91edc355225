package vn.motcua.identity;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

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

    private static final Pattern SPACES = Pattern.compile("\\p{IsWhite_Space}+");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Comparator<String> ORDER = new VietnameseOrder();

    private VietnameseText() {}

    /**
     * Returns the key under which a text is found without regard to marks, case, spaces and where the tone stands.
     *
     * <p>Thụy and Thuỵ, Hòa and Hoà, Thủy and Thuỷ, Khóa and Khoá have one key each; so have Hoa and Hòa. The key is
     * for looking up, not for telling two people apart, and holds whatever personal data the text holds.
     *
     * @param text any text, composed or decomposed
     * @return lower case without marks, {@code đ} as {@code d}, words parted by one space
     */
    public static String searchKey(String text) {
        String decomposed = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        String bare = MARKS.matcher(decomposed).replaceAll("").replace('đ', 'd');
        return SPACES.matcher(bare).replaceAll(" ").strip();
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
}
