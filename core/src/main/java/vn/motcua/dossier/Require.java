package vn.motcua.dossier;

import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** What the texts of this package have in common. The texts themselves are never shown: any may name a person. */
final class Require {

    private Require() {}

    static String text(String field, String value, int maxLength) {
        if (value.isBlank()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, field, "a blank text", "a text");
        }
        return upTo(field, value, maxLength);
    }

    static String upTo(String field, String value, int maxLength) {
        if (value.length() > maxLength) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    field,
                    value.length() + " characters (not shown)",
                    "at most " + maxLength + " characters");
        }
        return value;
    }
}
