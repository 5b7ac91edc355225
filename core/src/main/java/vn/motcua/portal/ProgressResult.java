package vn.motcua.portal;

import java.util.List;
import java.util.function.Function;
import vn.motcua.failure.MotcuaException;

/**
 * What the portal did with rows of progress, which go to it in several calls when there are many.
 *
 * <p>{@link #rows()} is always the number of rows, from the first, that the portal said it took: whoever sends the rest
 * later starts after them. A failure of the very first call is an exception, since nothing is known to have been
 * taken; a later one is {@link Interrupted}, so that the rows before it are not sent twice.
 */
public sealed interface ProgressResult {

    /**
     * Returns how many rows are known to be at the portal.
     *
     * @return the number of rows from the first one on, 0 or more
     */
    int rows();

    /**
     * Turns each case into a value.
     *
     * @param <T> the type of the value
     * @param taken what to make of rows that were all taken
     * @param rejected what to make of a refusal
     * @param interrupted what to make of a failure half-way
     * @return the value of the case that holds
     */
    default <T> T fold(
            Function<? super Taken, ? extends T> taken,
            Function<? super Rejected, ? extends T> rejected,
            Function<? super Interrupted, ? extends T> interrupted) {
        if (this instanceof Taken result) {
            return taken.apply(result);
        }
        if (this instanceof Rejected result) {
            return rejected.apply(result);
        }
        return interrupted.apply((Interrupted) this);
    }

    /**
     * The portal took every row.
     *
     * @param rows the number of rows
     * @param answers what the portal said, one answer per call
     */
    record Taken(int rows, List<PortalAnswer> answers) implements ProgressResult {

        /** Keeps a copy of the answers. */
        public Taken {
            answers = List.copyOf(answers);
        }
    }

    /**
     * The portal refused a call; nothing was sent after it.
     *
     * @param rows the rows taken by the calls before
     * @param answer what the portal said
     */
    record Rejected(int rows, PortalAnswer answer) implements ProgressResult {

        /**
         * Returns the portal's code.
         *
         * @return the code as sent, or an empty text
         */
        public String code() {
            return answer.code();
        }

        /**
         * Returns the portal's text.
         *
         * @return the text as sent, or an empty text; may hold personal data
         */
        public String text() {
            return answer.text();
        }
    }

    /**
     * A call after the first failed; nothing was sent after it, and whether the portal took its rows is unknown.
     *
     * @param rows the rows taken by the calls before, above zero
     * @param failure what failed
     */
    record Interrupted(int rows, MotcuaException failure) implements ProgressResult {}
}
