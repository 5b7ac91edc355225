package vn.motcua.agency;

import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.procedure.Validity;

/**
 * An administrative unit under Decision 19/2025/QĐ-TTg as it was on some days: a province or city (two digits), or a
 * xã, phường or đặc khu below it (five digits).
 *
 * <p>Names repeat across the country and are spelled in more than one way (Điềm Thuỵ, Điềm Thụy); only the code tells
 * units apart. A code outlives a change of type or name, so one code may have several units that follow each other in
 * time. Get them from {@link AdministrativeUnits}. Instances are immutable.
 *
 * <pre>{@code
 * AdministrativeUnit commune = AdministrativeUnits.bundled().at(today).commune("05941").orElseThrow();
 * commune.designation();  // xã Điềm Thuỵ
 * }</pre>
 *
 * @param code two digits for a province or city, five below
 * @param type what kind of unit it is
 * @param name the name as the official list spells it, without the type, not blank
 * @param province the two digits of the province it belongs to; for a province its own code
 * @param validity the days on which it had this type and name
 * @param source the legal document that says so
 */
public record AdministrativeUnit(
        String code, UnitType type, String name, String province, Validity validity, String source) {

    private static final Pattern TWO_DIGITS = Pattern.compile("[0-9]{2}");
    private static final Pattern FIVE_DIGITS = Pattern.compile("[0-9]{5}");

    /**
     * Checks the codes against the type, and the texts.
     *
     * @throws InvalidInputException if a code has the wrong number of digits, a province has another province's code,
     *     or a text is blank
     */
    public AdministrativeUnit {
        Pattern shape = type.isProvinceLevel() ? TWO_DIGITS : FIVE_DIGITS;
        require(
                shape.matcher(code).matches(),
                "code",
                code,
                type.isProvinceLevel() ? "two digits for a province or city" : "five digits for " + type.vietnamese());
        require(TWO_DIGITS.matcher(province).matches(), "province", province, "the two digits of a province");
        require(!type.isProvinceLevel() || province.equals(code), "province", province, "the province's own code");
        require(!name.isBlank(), "name", "a blank name", "a name");
        require(!source.isBlank(), "source", "a blank source", "the legal document");
    }

    /**
     * Returns the name with its type, as it stands in addresses.
     *
     * @return for instance {@code xã Điềm Thuỵ}
     */
    public String designation() {
        return type.vietnamese() + " " + name;
    }

    private static void require(boolean holds, String field, String given, String legal) {
        if (!holds) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "administrative unit " + field, given, legal);
        }
    }
}
