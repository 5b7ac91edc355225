package vn.motcua.failure;

import org.jspecify.annotations.Nullable;

/**
 * A file, a folder, a program or an optional part of this machine failed: unreadable, unwritable, full, or not there.
 */
@SuppressWarnings("serial")
public final class ResourceException extends MotcuaException {

    /**
     * Makes the exception.
     *
     * @param code what happened
     * @param attempted what was being done, without personal data
     * @param happened what went wrong, without personal data or secrets
     * @param cause the cause, or null
     */
    public ResourceException(FailureCode code, String attempted, String happened, @Nullable Throwable cause) {
        super(code, attempted, happened, cause);
    }
}
