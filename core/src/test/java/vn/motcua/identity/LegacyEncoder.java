package vn.motcua.identity;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Writes Unicode in the old encodings, by tables of its own: the decoder must read what somebody else wrote. */
final class LegacyEncoder {

    private static final String TCVN3 = """
            Ă A1 Â A2 Ê A3 Ô A4 Ơ A5 Ư A6 Đ A7 ă A8 â A9 ê AA ô AB ơ AC ư AD đ AE
            à B5 ả B6 ã B7 á B8 ạ B9 ằ BB ẳ BC ẵ BD ắ BE ặ C6 ầ C7 ẩ C8 ẫ C9 ấ CA ậ CB
            è CC ẻ CE ẽ CF é D0 ẹ D1 ề D2 ể D3 ễ D4 ế D5 ệ D6 ì D7 ỉ D8 ĩ DC í DD ị DE
            ò DF ỏ E1 õ E2 ó E3 ọ E4 ồ E5 ổ E6 ỗ E7 ố E8 ộ E9 ờ EA ở EB ỡ EC ớ ED ợ EE
            ù EF ủ F1 ũ F2 ú F3 ụ F4 ừ F5 ử F6 ữ F7 ứ F8 ự F9 ỳ FA ỷ FB ỹ FC ý FD ỵ FE
            """;

    /** Base letter of VNI and its mark, small letters; a letter of one code stands alone. */
    private static final String VNI = """
            á aù à aø ả aû ã aõ ạ aï â aâ ấ aá ầ aà ẩ aå ẫ aã ậ aä ă aê ắ aé ằ aè ẳ aú ẵ aü ặ aë
            é eù è eø ẻ eû ẽ eõ ẹ eï ê eâ ế eá ề eà ể eå ễ eã ệ eä í í ì ì ỉ æ ĩ ó ị ò đ ñ
            ó où ò oø ỏ oû õ oõ ọ oï ô oâ ố oá ồ oà ổ oå ỗ oã ộ oä ơ ô ớ ôù ờ ôø ở ôû ỡ ôõ ợ ôï
            ú uù ù uø ủ uû ũ uõ ụ uï ư ö ứ öù ừ öø ử öû ữ öõ ự öï ý yù ỳ yø ỷ yû ỹ yõ ỵ î
            """;

    private static final Map<Character, Character> VIQR_SIGNS = Map.of(
            '\u0306', '(', '\u0302', '^', '\u031b', '+', '\u0300', '`', '\u0309', '?', '\u0303', '~', '\u0301', '\'',
            '\u0323', '.');

    private LegacyEncoder() {}

    static String tcvn3(String text) {
        Map<String, String> codes = new HashMap<>();
        pairs(TCVN3).forEach((letter, hex) -> codes.put(letter, String.valueOf((char) Integer.parseInt(hex, 16))));
        return replaced(text, codes);
    }

    static String vni(String text) {
        Map<String, String> codes = new HashMap<>();
        pairs(VNI).forEach((letter, code) -> {
            codes.put(letter, code);
            codes.put(upper(letter), upper(code));
        });
        return replaced(text, codes);
    }

    static String viqr(String text) {
        StringBuilder signs = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if ("dD(^+`?~'.\\".indexOf(letter) >= 0) {
                signs.append('\\').append(letter);
            } else if (letter == 'đ' || letter == 'Đ') {
                signs.append(letter == 'đ' ? "dd" : "DD");
            } else {
                signs.append(viqrLetter(letter));
            }
        }
        return signs.toString();
    }

    private static String viqrLetter(char letter) {
        StringBuilder shape = new StringBuilder();
        StringBuilder tone = new StringBuilder();
        String decomposed = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
        for (int i = 1; i < decomposed.length(); i++) {
            char sign = VIQR_SIGNS.get(decomposed.charAt(i));
            ("(^+".indexOf(sign) >= 0 ? shape : tone).append(sign);
        }
        return decomposed.charAt(0) + shape.toString() + tone;
    }

    private static Map<String, String> pairs(String table) {
        String[] cells = table.strip().split("\\s+", -1);
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            pairs.put(cells[i], cells[i + 1]);
        }
        return pairs;
    }

    private static String replaced(String text, Map<String, String> codes) {
        StringBuilder written = new StringBuilder();
        text.chars()
                .mapToObj(Character::toString)
                .forEach(letter -> written.append(codes.getOrDefault(letter, letter)));
        return written.toString();
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
