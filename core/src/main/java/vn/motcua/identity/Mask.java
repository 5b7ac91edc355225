package vn.motcua.identity;

import java.util.regex.Pattern;

/** Hides the middle of numbers that tell a person. */
final class Mask {

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 .-]{5,30}");
    private static final int MAX_HEAD = 4;
    private static final int MAX_TAIL = 2;

    private Mask() {}

    static String middle(String text, int head, int tail) {
        return text.substring(0, head) + "*".repeat(text.length() - head - tail) + text.substring(text.length() - tail);
    }

    /** Describes a refused value: something like a number is masked, anything else could be a name and is not shown. */
    static String refused(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return text.length() + " characters (not shown)";
        }
        int head = Math.min(MAX_HEAD, text.length() / 3);
        int tail = Math.min(MAX_TAIL, text.length() / 6);
        return middle(text, head, tail) + " (" + text.length() + " characters)";
    }
}
