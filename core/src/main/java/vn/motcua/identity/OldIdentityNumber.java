package vn.motcua.identity;

import java.util.Optional;
import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The number of an old people's identity card (chứng minh nhân dân, CMND), kept to match records of earlier years.
 *
 * <p>It has 9 digits; cards issued between 2012 and 2016 carried 12 digits built like a {@link PersonalId} (inferred).
 * That the cards themselves are no longer valid papers since 2025 is inferred too, so this type does not ask for a
 * date. {@code toString} is masked. Instances are immutable.
 *
 * <pre>{@code
 * OldIdentityNumber number = OldIdentityNumber.of("090123456");
 * number.toString();  // "090****56"
 * }</pre>
 *
 * @param value the 9 or 12 digits
 */
@PersonalData
public record OldIdentityNumber(String value) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{9}(?:[0-9]{3})?");
    private static final int LONG_FORM = 12;

    /**
     * Checks the shape.
     *
     * @throws InvalidInputException if these are not 9 or 12 digits
     */
    public OldIdentityNumber {
        if (!DIGITS.matcher(value).matches()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "oldIdentityNumber", Mask.refused(value), "9 or 12 digits");
        }
    }

    /**
     * Takes a number as it is printed on the card.
     *
     * @param text the 9 or 12 digits
     * @return the number
     */
    public static OldIdentityNumber of(String text) {
        return new OldIdentityNumber(text);
    }

    /**
     * Returns the personal identification number that a card of 12 digits shows.
     *
     * @return the number, or empty for 9 digits, which tell nothing
     */
    public Optional<PersonalId> personalId() {
        return value.length() == LONG_FORM ? Optional.of(PersonalId.of(value)) : Optional.empty();
    }

    /** Returns the number with its middle hidden, for instance {@code 090****56}. */
    @Override
    public String toString() {
        return Mask.middle(value, 3, 2);
    }
}
