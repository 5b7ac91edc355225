package vn.motcua.signing.pdf.appearance;

import java.text.Normalizer;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** A name fit to be drawn: composed, because fonts carry composed Vietnamese letters, and on one line. */
final class ShownName {

    private ShownName() {}

    static String of(String field, String given) {
        if (given.isBlank() || given.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    field,
                    given.isBlank() ? "a blank name" : "a control character",
                    "a name on one line");
        }
        return Normalizer.normalize(given.strip(), Normalizer.Form.NFC);
    }
}
