package vn.motcua.signing.batch;

import java.util.function.Function;

/**
 * What became of one document of a batch.
 *
 * @param <R> what the work produces
 */
public sealed interface BatchResult<R> {

    /**
     * Returns the document.
     *
     * @return the item as it was given
     */
    BatchItem<R> item();

    /**
     * The work is done, and remembered if there is a journal.
     *
     * @param item the item
     * @param value what the work produced
     * @param <R> what the work produces
     */
    record Done<R>(BatchItem<R> item, R value) implements BatchResult<R> {}

    /**
     * The journal says that it was done before, or the finished output that it was about to be.
     *
     * @param item the item
     * @param <R> what the work produces
     */
    record DoneBefore<R>(BatchItem<R> item) implements BatchResult<R> {}

    /**
     * The work failed; there is no output, and the next batch tries it again.
     *
     * @param item the item
     * @param why what happened: one of the exceptions of {@code vn.motcua.failure}, or what the work itself threw
     * @param <R> what the work produces
     */
    record Failed<R>(BatchItem<R> item, RuntimeException why) implements BatchResult<R> {}

    /**
     * The batch ended before anything was done.
     *
     * @param item the item
     * @param <R> what the work produces
     */
    record NotBegun<R>(BatchItem<R> item) implements BatchResult<R> {}

    /**
     * Turns the result into something else, whichever it is.
     *
     * @param done for what is done, now or before
     * @param failed for what failed
     * @param notBegun for what was not begun
     * @param <T> what it is turned into
     * @return what the function for the case returns
     */
    default <T> T fold(
            Function<? super BatchItem<R>, ? extends T> done,
            Function<? super Failed<R>, ? extends T> failed,
            Function<? super BatchItem<R>, ? extends T> notBegun) {
        if (this instanceof Failed<R> failure) {
            return failed.apply(failure);
        }
        return this instanceof NotBegun<R> ? notBegun.apply(item()) : done.apply(item());
    }
}
