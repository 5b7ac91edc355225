package vn.motcua.signing.token;

import java.util.function.Function;
import vn.motcua.failure.TokenException;

/** What a {@link TokenWatch} has seen happen. */
public sealed interface TokenChange {

    /**
     * A token was plugged in, or was there when the watch began.
     *
     * @param token the token
     */
    record Inserted(TokenInfo token) implements TokenChange {

        /** Makes the change. */
        public Inserted {}
    }

    /**
     * A token was pulled out.
     *
     * @param token the token as it described itself when it was last seen
     */
    record Removed(TokenInfo token) implements TokenChange {

        /** Makes the change. */
        public Removed {}
    }

    /**
     * The driver does not list its tokens, for instance because the card service has stopped. It is told once; when the
     * driver answers again, only what has changed meanwhile is told.
     *
     * @param failure what the driver did
     */
    record DriverFailed(TokenException failure) implements TokenChange {

        /** Makes the change. */
        public DriverFailed {}
    }

    /**
     * Turns the change into a value, whichever it is.
     *
     * @param <T> the type of the value
     * @param inserted for a token plugged in
     * @param removed for a token pulled out
     * @param failed for a driver that does not answer
     * @return what the function that applies returned
     */
    default <T> T fold(Function<Inserted, T> inserted, Function<Removed, T> removed, Function<DriverFailed, T> failed) {
        if (this instanceof Inserted change) {
            return inserted.apply(change);
        }
        return this instanceof Removed change ? removed.apply(change) : failed.apply((DriverFailed) this);
    }
}
