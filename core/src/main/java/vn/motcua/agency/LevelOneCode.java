package vn.motcua.agency;

import java.util.Optional;
import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.procedure.Validity;

/**
 * The first group of an agency's identifier, {@code H55} or {@code G09}, and the province or central body it stands for
 * (Decision 20/2020/QĐ-TTg, Annex I).
 *
 * <p>Most codes of provinces are {@linkplain Evidence#INFERRED inferred}: show them, but let nothing depend on them that
 * was not checked. Immutable.
 *
 * @param code a letter A to Y and two digits
 * @param name the province of the list of 63, or the central body
 * @param province the two digits of the province of today that bears the name on, for {@link Gazetteer#province}; empty
 *     for central bodies and for provinces that were absorbed
 * @param evidence how well it is known
 * @param validity the days on which the agency existed under that name; whether the code of a province that was
 *     absorbed is still answered is not settled
 */
public record LevelOneCode(String code, String name, Optional<String> province, Evidence evidence, Validity validity) {

    private static final Pattern SHAPE = Pattern.compile("[A-Y][0-9]{2}");
    private static final Pattern TWO_DIGITS = Pattern.compile("[0-9]{2}");

    /**
     * Checks the code and the name.
     *
     * @throws InvalidInputException if the code is not a letter A to Y and two digits, the province not two digits, or
     *     the name blank
     */
    public LevelOneCode {
        if (!SHAPE.matcher(code).matches()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "level-1 code", code, "a letter A to Y and two digits");
        }
        if (name.isBlank()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "level-1 name", "a blank name", "a name");
        }
        province.filter(digits -> !TWO_DIGITS.matcher(digits).matches()).ifPresent(digits -> {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "province", digits, "two digits");
        });
    }
}
