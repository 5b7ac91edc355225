package vn.motcua.identity;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Vietnamese text from before Unicode: told apart and converted.
 *
 * <p>Detection looks for words that are Vietnamese syllables when read one way and not another. It is a reading of the
 * SDK's own, says how sure it is, and never converts. All methods are pure and may be called from any thread.
 *
 * <pre>{@code
 * String old = new String(bytes, StandardCharsets.ISO_8859_1);  // "Céng hßa x· héi"
 * String text = LegacyText.detect(old).fold(
 *         found -> LegacyText.decode(old, found.encoding()),    // "Cộng hòa xã hội"
 *         nothing -> old,
 *         undecided -> askSomebody(old));
 * }</pre>
 */
public final class LegacyText {

    private static final Pattern SPACES = Pattern.compile("\\p{IsWhite_Space}+");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final Pattern PUNCTUATION = Pattern.compile("[\u2000-\u206f]");
    private static final Pattern BEYOND_ASCII = Pattern.compile("[\u00a1-\u00ff\\p{L}&&[^\\x00-\\x7f]]");
    private static final Pattern ONE_BYTE_SIGN = Pattern.compile("[\u00a1-\u00ff&&[^\\p{L}]]");

    /** Signs that punctuation does not put after a vowel, and any sign or dd within a word. */
    private static final Pattern CLEARLY_VIQR =
            Pattern.compile("[aA]\\(|[aeoAEO]\\^|[ouOU]\\+|[aeiouyAEIOUY][`~]|[aeiouyAEIOUY]['?.][a-zA-Z]|[dD]{2}");

    private static final double ENOUGH = 0.6;
    private static final double NEARLY_ALL = 0.9;
    private static final double CLEAR_LEAD = 0.3;
    private static final int WORDS_FOR_HIGH = 3;

    private LegacyText() {}

    /**
     * Converts a text.
     *
     * @param text the text, one character for each byte; characters the encoding does not have stay as they are
     * @param encoding the encoding
     * @return the text in Unicode, form NFC
     */
    public static String decode(String text, LegacyEncoding encoding) {
        return Normalizer.normalize(encoding.decode(text), Normalizer.Form.NFC);
    }

    /**
     * Tells which encoding a text is in. The longer the text the surer; a whole column is better than one name.
     *
     * @param text the text, one character for each byte if it is an old one
     * @return what was found, and how sure that is
     */
    public static LegacyDetection detect(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        List<String> words = SPACES.splitAsStream(PUNCTUATION.matcher(composed).replaceAll(" "))
                .toList();
        List<String> marked =
                words.stream().filter(word -> BEYOND_ASCII.matcher(word).find()).toList();
        return marked.isEmpty() ? detectAscii(words) : detectMarked(marked);
    }

    private static LegacyDetection detectMarked(List<String> words) {
        double unicode = share(words, LegacyText::isVietnamese);
        double tcvn3 = share(words, LegacyEncoding.TCVN3);
        double vni = share(words, LegacyEncoding.VNI);
        if (leads(unicode, Math.max(tcvn3, vni))) {
            return new LegacyDetection.NothingToConvert();
        }
        if (leads(tcvn3, Math.max(unicode, vni))) {
            return found(LegacyEncoding.TCVN3, tcvn3, words.size());
        }
        if (leads(vni, Math.max(unicode, tcvn3))) {
            return found(LegacyEncoding.VNI, vni, words.size());
        }
        Set<LegacyEncoding> candidates = EnumSet.noneOf(LegacyEncoding.class);
        if (tcvn3 > 0) {
            candidates.add(LegacyEncoding.TCVN3);
        }
        if (vni > 0) {
            candidates.add(LegacyEncoding.VNI);
        }
        return new LegacyDetection.Undecided(candidates);
    }

    private static LegacyDetection detectAscii(List<String> words) {
        List<String> clear =
                words.stream().filter(word -> CLEARLY_VIQR.matcher(word).find()).toList();
        double share = share(clear, LegacyEncoding.VIQR);
        if (share >= ENOUGH) {
            return found(LegacyEncoding.VIQR, share, clear.size());
        }
        // A full stop after a vowel may be a tone or the end of a sentence.
        return words.stream().anyMatch(word -> fits(word, LegacyEncoding.VIQR))
                ? new LegacyDetection.Undecided(Set.of(LegacyEncoding.VIQR))
                : new LegacyDetection.NothingToConvert();
    }

    private static boolean leads(double share, double best) {
        return share >= ENOUGH && share - best >= CLEAR_LEAD;
    }

    private static LegacyDetection found(LegacyEncoding encoding, double share, int words) {
        boolean sure = share >= NEARLY_ALL && words >= WORDS_FOR_HIGH;
        return new LegacyDetection.Found(
                encoding, sure ? LegacyDetection.Confidence.HIGH : LegacyDetection.Confidence.LOW);
    }

    private static double share(List<String> words, LegacyEncoding encoding) {
        // TCVN3 writes ý, VNI í and ì as Unicode does: if there is nothing else, there is nothing to convert.
        boolean same = words.stream().allMatch(word -> encoding.decode(word).equals(word));
        return same ? 0 : share(words, word -> fits(word, encoding));
    }

    private static double share(List<String> words, Predicate<String> fitting) {
        return words.isEmpty() ? 0 : (double) words.stream().filter(fitting).count() / words.size();
    }

    private static boolean fits(String word, LegacyEncoding encoding) {
        return encoding.writes(word) && isVietnamese(encoding.decode(word));
    }

    private static boolean isVietnamese(String word) {
        return !ONE_BYTE_SIGN.matcher(word).find()
                && NOT_LETTERS
                        .splitAsStream(word)
                        .filter(part -> !part.isEmpty())
                        .allMatch(Syllable::isPlausible);
    }
}
