package vn.motcua.procedure;

import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The field of administration (lĩnh vực) a procedure belongs to, for instance certification (chứng thực).
 *
 * @param code the code in the national database of procedures, not blank
 * @param name the Vietnamese name, not blank
 */
public record Domain(String code, String name) {

    /**
     * Checks the texts.
     *
     * @throws InvalidInputException if one is blank
     */
    public Domain {
        if (code.isBlank() || name.isBlank()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "domain", "a blank text", "a code and a name");
        }
    }
}
