package vn.motcua.failure;

import org.jspecify.annotations.Nullable;

/**
 * A signing key could not be used: the token is absent, its PIN is wrong or locked, its certificate has expired.
 */
@SuppressWarnings("serial")
public final class TokenException extends MotcuaException {

    /**
     * Makes the exception.
     *
     * @param code what happened
     * @param attempted what was being done, without personal data
     * @param happened what went wrong, without personal data or secrets
     * @param cause the cause, or null
     */
    public TokenException(FailureCode code, String attempted, String happened, @Nullable Throwable cause) {
        super(code, attempted, happened, cause);
    }
}
