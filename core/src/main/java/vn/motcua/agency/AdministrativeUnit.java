package vn.motcua.agency;

import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * An administrative unit of the commune level: xã, phường or đặc khu, under Decision 19/2025/QĐ-TTg.
 *
 * <p>Names repeat across the country and are spelled in more than one way (Điềm Thuỵ, Điềm Thụy); only the code tells
 * units apart. Instances are immutable.
 *
 * <pre>{@code
 * AdministrativeUnit commune = new AdministrativeUnit("05941", "Điềm Thuỵ");
 * }</pre>
 *
 * @param code five digits
 * @param name the name as the official list spells it, not blank
 */
public record AdministrativeUnit(String code, String name) {

    private static final Pattern FIVE_DIGITS = Pattern.compile("[0-9]{5}");

    /**
     * Checks the code and the name.
     *
     * @throws InvalidInputException if the code is not five digits or the name is blank
     */
    public AdministrativeUnit {
        if (!FIVE_DIGITS.matcher(code).matches()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "administrative unit", code, "five digits");
        }
        if (name.isBlank()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "administrative unit", "a blank name", "a name");
        }
    }
}
