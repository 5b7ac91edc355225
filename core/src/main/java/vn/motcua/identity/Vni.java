package vn.motcua.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Letters of one code, and base letters followed by the code of a mark that is written in either case. */
final class Vni {

    private static final String GRAVE = "\u0300";
    private static final String ACUTE = "\u0301";
    private static final String CIRCUMFLEX = "\u0302";
    private static final String TILDE = "\u0303";
    private static final String BREVE = "\u0306";
    private static final String HOOK = "\u0309";
    private static final String DOT = "\u0323";

    private static final String SINGLE_CODES = "íìæóòôöîñÍÌÆÓÒÔÖÎÑ";
    private static final String SINGLE_LETTERS = "íìỉĩịơưỵđÍÌỈĨỊƠƯỴĐ";
    private static final String BASES = "aeouyơưAEOUYƠƯ";
    private static final Map<String, String> MARKS = Map.ofEntries(
            Map.entry("ù", ACUTE),
            Map.entry("ø", GRAVE),
            Map.entry("û", HOOK),
            Map.entry("õ", TILDE),
            Map.entry("ï", DOT),
            Map.entry("â", CIRCUMFLEX),
            Map.entry("á", CIRCUMFLEX + ACUTE),
            Map.entry("à", CIRCUMFLEX + GRAVE),
            Map.entry("å", CIRCUMFLEX + HOOK),
            Map.entry("ã", CIRCUMFLEX + TILDE),
            Map.entry("ä", CIRCUMFLEX + DOT),
            Map.entry("ê", BREVE),
            Map.entry("é", BREVE + ACUTE),
            Map.entry("è", BREVE + GRAVE),
            Map.entry("ú", BREVE + HOOK),
            Map.entry("ü", BREVE + TILDE),
            Map.entry("ë", BREVE + DOT));

    private static final Pattern WORD = Pattern.compile(
            "(?:[aeouyôöAEOUYÔÖ][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]" + "|[" + SINGLE_CODES + "]|\\p{ASCII})*");

    private Vni() {}

    static boolean writes(String word) {
        return WORD.matcher(word).matches();
    }

    static String decode(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = single(text.charAt(i));
            String marked = i + 1 < text.length() ? marked(letter, text.charAt(i + 1)) : "";
            if (marked.isEmpty()) {
                decoded.append(letter);
            } else {
                decoded.append(marked);
                i++;
            }
        }
        return decoded.toString();
    }

    private static char single(char code) {
        int place = SINGLE_CODES.indexOf(code);
        return place < 0 ? code : SINGLE_LETTERS.charAt(place);
    }

    private static String marked(char base, char code) {
        String mark = MARKS.get(String.valueOf(code).toLowerCase(Locale.ROOT));
        if (mark == null || BASES.indexOf(base) < 0) {
            return "";
        }
        String letter = Normalizer.normalize(base + mark, Normalizer.Form.NFC);
        return Syllable.isMarkedLetter(letter) ? letter : "";
    }
}
