package vn.motcua.agency;

import java.time.LocalDate;
import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * What became of a commune: its code before a day, and the code of the unit it belongs to from that day on.
 *
 * <p>A merged unit keeps the code of the commune where its office sits (Decision 19/2025/QĐ-TTg, Article 3), so the two
 * codes are often the same although the unit is another. A commune that was divided has one change of extent
 * {@link Extent#PART} for each piece. Immutable.
 *
 * @param oldCode five digits
 * @param oldName the name before, with the type
 * @param newCode five digits
 * @param newName the name after, with the type
 * @param from the first day of the new unit
 * @param extent whether the whole commune or a part of it went there
 * @param evidence how well the change is known
 * @param source the legal document, not blank
 */
public record CodeChange(
        String oldCode,
        String oldName,
        String newCode,
        String newName,
        LocalDate from,
        Extent extent,
        Evidence evidence,
        String source) {

    static final Pattern FIVE_DIGITS = Pattern.compile("[0-9]{5}");

    /** How much of a commune went to another unit. */
    public enum Extent {
        /** All of it. */
        WHOLE,
        /** A piece; to which piece an address belongs cannot be told from the code. */
        PART
    }

    /**
     * Checks the codes and texts.
     *
     * @throws InvalidInputException if a code is not five digits or a text is blank
     */
    public CodeChange {
        require(FIVE_DIGITS.matcher(oldCode).matches(), "old code", oldCode, "five digits");
        require(FIVE_DIGITS.matcher(newCode).matches(), "new code", newCode, "five digits");
        require(!oldName.isBlank() && !newName.isBlank(), "name", "a blank name", "both names");
        require(!source.isBlank(), "source", "a blank source", "the legal document");
    }

    private static void require(boolean holds, String field, String given, String legal) {
        if (!holds) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "code change " + field, given, legal);
        }
    }
}
