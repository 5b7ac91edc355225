package vn.motcua.identity;

import java.time.LocalDate;
import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * A personal identification number (số định danh cá nhân): 12 digits, without a check digit.
 *
 * <p>The digits are three for where the birth was registered, one for century and sex, two for the year of birth and
 * six at random. The first three are not checked: besides the provinces they may be any country. That the fourth digit
 * counts the centuries from 1900 in pairs of male and female is well known but inferred here, so a number that does not
 * fit is reported by {@link #isPlausibleOn} and never refused. {@code toString} is masked. Instances are immutable.
 *
 * <pre>{@code
 * PersonalId id = PersonalId.of("019090012345");
 * id.birthYear();  // 1990
 * id.toString();   // "0190******45"
 * }</pre>
 *
 * @param value the 12 digits
 */
@PersonalData
public record PersonalId(String value) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{12}");

    /**
     * Checks the shape.
     *
     * @throws InvalidInputException if these are not 12 digits
     */
    public PersonalId {
        if (!DIGITS.matcher(value).matches()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "personalId", value.length() + " characters (not shown)", "12 digits");
        }
    }

    /**
     * Takes a number as it is printed on the card.
     *
     * @param text the 12 digits
     * @return the number
     */
    public static PersonalId of(String text) {
        return new PersonalId(text);
    }

    /**
     * Returns the code of the province or country of birth registration.
     *
     * @return three digits, for instance {@code 019} for Thái Nguyên
     */
    public String birthplaceCode() {
        return value.substring(0, 3);
    }

    /**
     * Returns the sex the number tells.
     *
     * @return male for an even fourth digit, female for an odd one
     */
    public Sex sex() {
        return centuryDigit() % 2 == 0 ? Sex.MALE : Sex.FEMALE;
    }

    /**
     * Returns the year of birth the number tells.
     *
     * @return 1900 to 2399
     */
    public int birthYear() {
        return 1900 + centuryDigit() / 2 * 100 + Integer.parseInt(value, 4, 6, 10);
    }

    /**
     * Says whether somebody with this number can have been born by a day.
     *
     * @param today the day
     * @return false if the year of birth lies in the future
     */
    public boolean isPlausibleOn(LocalDate today) {
        return birthYear() <= today.getYear();
    }

    /** Returns the number with its middle hidden, for instance {@code 0190******45}. */
    @Override
    public String toString() {
        return value.substring(0, 4) + "******" + value.substring(10);
    }

    private int centuryDigit() {
        return value.charAt(3) - '0';
    }
}
