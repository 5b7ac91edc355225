package vn.motcua.payment.national;

import java.text.Normalizer;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * What texts the platform can be sent.
 *
 * <p>A decomposed text (NFD) looks the same and hashes differently; a {@code |} inside a field makes the hashed string
 * ambiguous; a control character breaks the receipt. Each is refused before anything is sent. The text itself never
 * stands in the message, since it may name a person.
 */
final class WireText {

    static final int NO_LIMIT = Integer.MAX_VALUE;

    private WireText() {}

    /** Checks a text that stands in the message. */
    static String require(String field, String text, int longest) {
        if (text.isBlank() || text.codePointCount(0, text.length()) > longest) {
            throw unfit(field, text, longest == NO_LIMIT ? "a text" : "1 to " + longest + " characters");
        }
        if (text.codePoints().anyMatch(WireText::isControl)) {
            throw unfit(field, text, "a text without control characters");
        }
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            throw unfit(field, text, "a text with composed letters (NFC)");
        }
        return text;
    }

    /** Checks a text that is also part of the authentication code. */
    static String requireHashed(String field, String text, int longest) {
        require(field, text, longest);
        if (text.indexOf('|') >= 0) {
            throw unfit(field, text, "a text without |");
        }
        return text;
    }

    private static boolean isControl(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static InvalidInputException unfit(String field, String text, String legal) {
        return new InvalidInputException(
                FailureCode.INVALID_VALUE, field, text.length() + " characters (not shown)", legal);
    }
}
