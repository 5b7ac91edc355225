package vn.motcua.benchmarks.harness;

import org.jspecify.annotations.Nullable;

/** The caller asked for something that does not exist. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param message what was asked for, and what is legal
     */
    public UsageException(String message) {
        this(message, null);
    }

    UsageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
