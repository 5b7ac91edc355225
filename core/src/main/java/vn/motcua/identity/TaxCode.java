package vn.motcua.identity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * A tax code (mã số thuế) by Circular 86/2024/TT-BTC, Article 5.
 *
 * <p>An organisation has 10 digits, the last of which is a check digit; a unit that depends on it adds a hyphen and a
 * suffix 001 to 999; people and household businesses use the 12 digits of their {@link PersonalId} (that they do so
 * since 2025-07-01 is inferred, so no date is asked for). A code of one person is personal data, and {@code toString}
 * is masked for all. Instances are immutable.
 *
 * <pre>{@code
 * TaxCode code = TaxCode.of("0100109106001");
 * code.value();      // "0100109106-001"
 * code.toString();   // "0100****06-001"
 * }</pre>
 *
 * @param value 10 digits, 10 digits with hyphen and suffix, or 12 digits; 13 digits in one are given their hyphen
 */
@PersonalData
public record TaxCode(String value) {

    private static final Pattern SHAPE = Pattern.compile("([0-9]{10})(?:-?([0-9]{3}))?|[0-9]{12}");
    private static final int[] WEIGHTS = {31, 29, 23, 19, 17, 13, 7, 5, 3};
    private static final int MODULUS = 11;
    private static final int MAIN_LENGTH = 10;
    private static final int PERSONAL_LENGTH = 12;
    private static final String NO_SUFFIX = "000";

    /** Whom a code belongs to. */
    public enum Kind {
        /** An organisation, 10 digits. */
        ORGANISATION,
        /** A branch or other unit of an organisation, 10 digits and a suffix. */
        DEPENDENT_UNIT,
        /** A person or household business, 12 digits. */
        PERSON
    }

    /**
     * Checks shape, suffix and check digit.
     *
     * @throws InvalidInputException if one of them is wrong, or if no check digit exists for the first nine digits
     */
    public TaxCode {
        Matcher shape = SHAPE.matcher(value);
        if (!shape.matches()) {
            throw refused(value, "10 digits, 10 digits and a suffix of 3, or 12 digits");
        }
        String main = shape.group(1);
        String suffix = shape.group(2);
        if (main != null) {
            requireCheckDigit(main, value);
        }
        if (suffix != null) {
            if (suffix.equals(NO_SUFFIX)) {
                throw refused(value, "a suffix from 001 to 999");
            }
            value = main + "-" + suffix;
        }
    }

    /**
     * Takes a code as it is written.
     *
     * @param text the code, with or without the hyphen before the suffix
     * @return the code
     */
    public static TaxCode of(String text) {
        return new TaxCode(text);
    }

    /**
     * Says whom the code belongs to.
     *
     * @return the kind its length tells
     */
    public Kind kind() {
        return switch (value.length()) {
            case MAIN_LENGTH -> Kind.ORGANISATION;
            case PERSONAL_LENGTH -> Kind.PERSON;
            default -> Kind.DEPENDENT_UNIT;
        };
    }

    /**
     * Returns the code without its hyphen.
     *
     * @return 10, 12 or 13 digits
     */
    public String digits() {
        return value.replace("-", "");
    }

    /**
     * Returns the code of the organisation that a unit depends on.
     *
     * @return the first 10 digits, or empty if this is no dependent unit
     */
    public Optional<TaxCode> organisation() {
        return kind() == Kind.DEPENDENT_UNIT
                ? Optional.of(new TaxCode(value.substring(0, MAIN_LENGTH)))
                : Optional.empty();
    }

    /**
     * Returns the personal identification number that serves as tax code.
     *
     * @return the number, or empty for organisations and their units
     */
    public Optional<PersonalId> personalId() {
        return kind() == Kind.PERSON ? Optional.of(PersonalId.of(value)) : Optional.empty();
    }

    /** Returns the code with its middle hidden, for instance {@code 0100****06-001}. */
    @Override
    public String toString() {
        int hyphen = value.indexOf('-');
        return hyphen < 0 ? Mask.middle(value, 4, 2) : Mask.middle(value, 4, value.length() - hyphen + 2);
    }

    private static void requireCheckDigit(String main, String given) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (main.charAt(i) - '0');
        }
        int remainder = sum % MODULUS;
        if (remainder == 0) {
            // The formula yields 10 here. Some programs read that as 0; a code made up by them is not told from a typo.
            throw refused(
                    given, "nine digits that have a check digit (the weighted sum leaves remainder 0, so none fits)");
        }
        if (main.charAt(WEIGHTS.length) - '0' != 10 - remainder) {
            throw refused(given, "a tenth digit that is the check digit of the first nine");
        }
    }

    private static InvalidInputException refused(String given, String legal) {
        return new InvalidInputException(FailureCode.INVALID_VALUE, "taxCode", Mask.refused(given), legal);
    }
}
