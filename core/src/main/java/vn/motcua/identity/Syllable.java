package vn.motcua.identity;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a written Vietnamese syllable can look like, which is how one old encoding is told from another. */
final class Syllable {

    private static final String MARKED = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíị" + "òỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";

    private static final List<String> ONSETS = List.of(
            "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
            "qu", "r", "s", "t", "th", "tr", "v", "x");

    private static final Set<String> RHYMES = Set.of(("a ac ach ai am an ang anh ao ap at au ay "
                    + "ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
                    + "e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu "
                    + "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
                    + "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt "
                    + "oc oe oen oeo oet oi om on ong ooc oong op ot "
                    + "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
                    + "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut "
                    + "uy uya uych uyên uyêt uyn uynh uyt uyu "
                    + "ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu "
                    + "y yêm yên yêng yêt yêu yn ynh yt yu")
            .split(" "));

    private static final Pattern TONE = Pattern.compile("[\u0300\u0301\u0303\u0309\u0323]");
    private static final Pattern STOPPED = Pattern.compile(".*(?:[ckpt]|ch)");
    private static final Pattern TONE_OF_STOPPED = Pattern.compile("[\u0301\u0323]");
    private static final Pattern ABBREVIATION = Pattern.compile("[A-ZĐ]+|đ");

    private Syllable() {}

    /** Says whether this is one of the 134 letters that ASCII does not have. */
    static boolean isMarkedLetter(String letter) {
        return letter.length() == 1 && MARKED.contains(letter.toLowerCase(Locale.ROOT));
    }

    /** Says whether this is a syllable, or an abbreviation such as UBND, QĐ, or đ after a sum of money. */
    static boolean isPlausible(String word) {
        return ABBREVIATION.matcher(word).matches() || isSyllable(word);
    }

    private static boolean isSyllable(String word) {
        String decomposed = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        String toneless = Normalizer.normalize(TONE.matcher(decomposed).replaceAll(""), Normalizer.Form.NFC);
        long tones = TONE.matcher(decomposed).results().count();
        boolean tonesFit = STOPPED.matcher(toneless).matches()
                ? tones == 1 && TONE_OF_STOPPED.matcher(decomposed).find()
                : tones <= 1;
        return tonesFit
                && ONSETS.stream()
                        .anyMatch(onset -> toneless.startsWith(onset)
                                && RHYMES.contains(toneless.substring(onset.length()))
                                && spelled(onset, toneless.charAt(onset.length())));
    }

    /** Before the front vowels k, gh and ngh are written for c, g and ngh, and nowhere else; gì is the exception. */
    private static boolean spelled(String onset, char vowel) {
        boolean front = "eêiy".indexOf(vowel) >= 0;
        return switch (onset) {
            case "c", "ng" -> !front;
            case "g" -> !front || vowel == 'i';
            case "k", "gh", "ngh" -> front;
            default -> true;
        };
    }
}
