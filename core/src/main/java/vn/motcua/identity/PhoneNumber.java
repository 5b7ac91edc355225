package vn.motcua.identity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * A Vietnamese telephone number: a mobile number of 10 digits or a landline number of 11.
 *
 * <p>Mobile numbers begin with 03, 05, 07, 08 or 09, landline numbers with 02. Whether the number is in use is not
 * known. {@code toString} is masked. Instances are immutable.
 *
 * <pre>{@code
 * PhoneNumber phone = PhoneNumber.of("+84 912.345.678");
 * phone.value();     // "0912345678"
 * phone.msisdn();    // "84912345678", as Zalo wants it
 * phone.toString();  // "091****678"
 * }</pre>
 *
 * @param value the digits as they are dialled inside the country; other spellings are brought to this form
 */
@PersonalData
public record PhoneNumber(String value) {

    private static final Pattern SEPARATORS = Pattern.compile("[\\p{IsWhite_Space}.-]+");
    private static final Pattern NUMBER = Pattern.compile("(?:\\+84|84|0)([35789][0-9]{8}|2[0-9]{9})");

    /**
     * Checks the number and brings it to its national form.
     *
     * @throws InvalidInputException if it is no Vietnamese mobile or landline number
     */
    public PhoneNumber {
        Matcher number = NUMBER.matcher(SEPARATORS.matcher(value).replaceAll(""));
        if (!number.matches()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "phoneNumber",
                    Mask.refused(value),
                    "10 digits from 03, 05, 07, 08 or 09, or 11 digits from 02, with +84 or 84 for the first 0 allowed");
        }
        value = "0" + number.group(1);
    }

    /**
     * Takes a number as it was typed.
     *
     * @param text the number, beginning with {@code +84}, {@code 84} or {@code 0}; blanks, dots and hyphens are ignored
     * @return the number
     */
    public static PhoneNumber of(String text) {
        return new PhoneNumber(text);
    }

    /**
     * Says whether this is a mobile number, which alone can receive messages.
     *
     * @return false for a landline number
     */
    public boolean isMobile() {
        return value.charAt(1) != '2';
    }

    /**
     * Returns the number in the form of ITU-T E.164.
     *
     * @return for instance {@code +84912345678}
     */
    public String e164() {
        return "+" + msisdn();
    }

    /**
     * Returns the digits of the international form without the plus sign, as Zalo's notification service wants them.
     *
     * @return for instance {@code 84912345678}
     */
    public String msisdn() {
        return "84" + value.substring(1);
    }

    /** Returns the number with its middle hidden, for instance {@code 091****678}. */
    @Override
    public String toString() {
        return Mask.middle(value, 3, 3);
    }
}
