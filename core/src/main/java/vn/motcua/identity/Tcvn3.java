package vn.motcua.identity;

/** One code for each letter, from 0xA1 on. */
final class Tcvn3 {

    private static final int FIRST = 0xA1;
    private static final int LAST_ASCII = 0x7F;
    private static final char UNASSIGNED = ' ';
    private static final String LETTERS = "ĂÂÊÔƠƯĐăâêôơưđ" // A1
            + "      àảãáạ ằẳẵắ " // AF
            + "      ặầẩẫấậè ẻẽéẹ" // C0
            + "ềểễếệìỉ   ĩíịò" // D2
            + " ỏõóọồổỗốộờởỡớợù" // E0
            + " ủũúụừửữứựỳỷỹýỵ"; // F0

    private Tcvn3() {}

    static String decode(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            decoded.append(letter(text.charAt(i)));
        }
        return decoded.toString();
    }

    static boolean writes(String word) {
        return word.chars().allMatch(code -> code <= LAST_ASCII || place((char) code) >= 0);
    }

    private static char letter(char code) {
        int place = place(code);
        return place < 0 ? code : LETTERS.charAt(place);
    }

    private static int place(char code) {
        int place = code - FIRST;
        boolean assigned = place >= 0 && place < LETTERS.length() && LETTERS.charAt(place) != UNASSIGNED;
        return assigned ? place : -1;
    }
}
