package vn.motcua.failure;

import org.jspecify.annotations.Nullable;

/**
 * A remote party answered, and the answer means that the job cannot go on: credentials refused, or an answer that does not
 * keep to its protocol.
 */
@SuppressWarnings("serial")
public final class RemoteException extends MotcuaException {

    /**
     * Makes the exception.
     *
     * @param code what happened
     * @param attempted what was being done, without personal data
     * @param happened what went wrong, without personal data or secrets
     * @param cause the cause, or null
     */
    public RemoteException(FailureCode code, String attempted, String happened, @Nullable Throwable cause) {
        super(code, attempted, happened, cause);
    }
}
