package vn.motcua.signing.pdf.appearance;

import java.time.LocalDate;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * How a text in a blank looks from one day on.
 *
 * @param inForceFrom the first day of the profile
 * @param fontSize the size of the black serif type in points, where the words around the blank do not give it
 * @param italic whether the letters slant
 * @param source the rule the profile follows, and which of its values are the SDK's own
 */
public record StampProfile(LocalDate inForceFrom, double fontSize, boolean italic, String source) {

    /**
     * Checks the size.
     *
     * @throws InvalidInputException if the size is not above 0
     */
    public StampProfile {
        if (!(fontSize > 0)) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "fontSize", "" + fontSize, "a size above 0");
        }
    }
}
