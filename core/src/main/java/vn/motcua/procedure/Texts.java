package vn.motcua.procedure;

import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** What the texts of this package have in common. */
final class Texts {

    private Texts() {}

    static void notBlank(String field, String value) {
        if (value.isBlank()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, field, "a blank text", "a text");
        }
    }
}
