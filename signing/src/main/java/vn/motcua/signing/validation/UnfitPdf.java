package vn.motcua.signing.validation;

import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** Why a file as a whole cannot be validated. */
final class UnfitPdf {

    private UnfitPdf() {}

    static InvalidInputException because(FailureCode code, String happened, @Nullable Throwable cause) {
        return new InvalidInputException(code, "validating a PDF", happened, cause);
    }

    static InvalidInputException because(FailureCode code, String happened) {
        return because(code, happened, null);
    }
}
