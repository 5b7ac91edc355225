package vn.motcua.cli;

import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.MotcuaException;

/** The four exit codes of every command. */
final class ExitCode {

    static final int DONE = 0;
    static final int NEGATIVE = 1;
    static final int BAD_INPUT = 2;
    static final int ENVIRONMENT = 3;

    private ExitCode() {}

    /** A wrong PIN or an expired certificate was the user's choice; a token that is not there was not. */
    static int of(MotcuaException failure) {
        if (failure instanceof InvalidInputException) {
            return BAD_INPUT;
        }
        return switch (failure.code()) {
            case PIN_INCORRECT,
                    CERTIFICATE_NOT_VALID,
                    CERTIFICATE_REVOKED,
                    KEY_NOT_FOUND,
                    TOKEN_AMBIGUOUS,
                    FILE_NOT_FOUND -> BAD_INPUT;
            default -> ENVIRONMENT;
        };
    }
}
