package vn.motcua.audit;

import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * Makes a text fit for one field of a line: a control character becomes a space and half a character a question mark, so
 * that neither a file, nor a database, nor UTF-8 gives back something else than was hashed.
 */
final class Text {

    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");

    private Text() {}

    static String required(String field, String text, int maxLength) {
        if (text.isBlank()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, field, "a blank text", "a text");
        }
        return upTo(field, text, maxLength);
    }

    static String upTo(String field, String text, int maxLength) {
        if (text.length() > maxLength) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    field,
                    text.length() + " characters (not shown)",
                    "at most " + maxLength + " characters");
        }
        return HALF.matcher(UNFIT.matcher(text).replaceAll(" ")).replaceAll("?");
    }
}
