package vn.motcua.failure;

import org.jspecify.annotations.Nullable;

/**
 * What the caller gave cannot be accepted: a value out of its range, a file that is not what it should be.
 *
 * <p>Values are described by field name, masked value and what is legal, so that the message can be shown as it is.
 */
@SuppressWarnings("serial")
public final class InvalidInputException extends MotcuaException {

    /**
     * Makes the exception for one value.
     *
     * @param code what happened
     * @param field the name of the value
     * @param given the value as it may be shown: mask what identifies a person
     * @param legal what would have been accepted
     */
    public InvalidInputException(FailureCode code, String field, String given, String legal) {
        super(code, field, "got " + given + ", expected " + legal, null);
    }

    /**
     * Makes the exception for an input as a whole, for instance a file.
     *
     * @param code what happened
     * @param attempted what was being done, without personal data
     * @param happened what is wrong with the input
     * @param cause the cause, or null
     */
    public InvalidInputException(FailureCode code, String attempted, String happened, @Nullable Throwable cause) {
        super(code, attempted, happened, cause);
    }
}
