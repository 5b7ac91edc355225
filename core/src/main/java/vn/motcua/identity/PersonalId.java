package vn.motcua.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * A personal identification number (số định danh cá nhân): 12 digits, without a check digit.
 *
 * <p>The digits are three for where the birth was registered, one for century and sex, two for the year of birth and
 * six at random (Decree 137/2015, Article 13). The first three are the provinces as they were before the mergers of
 * 2025-07-01, or any country, so an unknown one is a finding and never refused. That the fourth digit counts the
 * centuries from 1900 in pairs of male and female is well known but inferred here, so a number that does not fit is
 * reported by {@link #findingsOn} and never refused. {@code toString} is masked. Instances are immutable.
 *
 * <pre>{@code
 * PersonalId id = PersonalId.of("019090012345");
 * id.birthYear();      // 1990
 * id.birthProvince();  // Optional of "Thái Nguyên"
 * id.toString();       // "0190******45"
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
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "personalId", Mask.refused(value), "12 digits");
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
     * Returns the name of the province of birth registration as it was before the mergers of 2025.
     *
     * @return for instance {@code Thái Nguyên}, or empty if the code is no province: a country, or a slip
     */
    public Optional<String> birthProvince() {
        return Birthplaces.province(birthplaceCode());
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

    /**
     * Lists what does not fit in the number itself.
     *
     * @param today the day
     * @return the findings in the order of their constants; empty if there is nothing to look at
     */
    public List<IdentityFinding> findingsOn(LocalDate today) {
        List<IdentityFinding> findings = new ArrayList<>();
        if (birthProvince().isEmpty()) {
            findings.add(IdentityFinding.BIRTHPLACE_NOT_A_PROVINCE);
        }
        if (!isPlausibleOn(today)) {
            findings.add(IdentityFinding.BIRTH_AHEAD);
        }
        return List.copyOf(findings);
    }

    /** Returns the number with its middle hidden, for instance {@code 0190******45}. */
    @Override
    public String toString() {
        return Mask.middle(value, 4, 2);
    }

    private int centuryDigit() {
        return value.charAt(3) - '0';
    }
}
