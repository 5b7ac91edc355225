package vn.motcua.failure;

import org.jspecify.annotations.Nullable;

/**
 * A remote party could not be reached or did not answer in time; nothing is known about what it did.
 */
@SuppressWarnings("serial")
public final class TransportException extends MotcuaException {

    /**
     * Makes the exception.
     *
     * @param code what happened
     * @param attempted what was being done, without personal data
     * @param happened what went wrong, without personal data or secrets
     * @param cause the cause, or null
     */
    public TransportException(FailureCode code, String attempted, String happened, @Nullable Throwable cause) {
        super(code, attempted, happened, cause);
    }
}
