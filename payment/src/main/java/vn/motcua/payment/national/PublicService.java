package vn.motcua.payment.national;

import vn.motcua.failure.InvalidInputException;
import vn.motcua.procedure.ProcedureCode;

/**
 * What is paid for: the online service and the procedure behind it.
 *
 * @param code the service's code at the national portal ({@code MaDVC}), for instance {@code 2.000815.000.00.00.H55.02}
 * @param name the service's name ({@code TenDVC})
 * @param procedure the procedure's code ({@code MaTTHC})
 * @param procedureName the procedure's name ({@code TenTTHC}), at most {@value #MAX_PROCEDURE_NAME} characters
 */
public record PublicService(String code, String name, ProcedureCode procedure, String procedureName) {

    /** The longest name of a procedure. */
    public static final int MAX_PROCEDURE_NAME = 250;

    /**
     * Checks the texts.
     *
     * @throws InvalidInputException if one is blank, too long, decomposed (NFD) or has control characters
     */
    public PublicService {
        WireText.require("MaDVC", code, WireText.NO_LIMIT);
        WireText.require("TenDVC", name, WireText.NO_LIMIT);
        WireText.require("TenTTHC", procedureName, MAX_PROCEDURE_NAME);
    }
}
