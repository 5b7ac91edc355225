package vn.motcua.signing.batch;

import java.util.function.Function;
import vn.motcua.failure.MotcuaException;

/** How a batch ended. */
public sealed interface BatchEnd {

    /**
     * Returns what became of how many documents.
     *
     * @return the counts
     */
    BatchProgress progress();

    /**
     * Every document was tried; some may have failed.
     *
     * @param progress the counts
     */
    record Finished(BatchProgress progress) implements BatchEnd {}

    /**
     * It was cancelled. What was not handed out is still in the iterator.
     *
     * @param progress the counts
     */
    record Cancelled(BatchProgress progress) implements BatchEnd {}

    /**
     * The key or the journal cannot be used any more, so that no further document could be done. What was not handed
     * out is still in the iterator.
     *
     * @param progress the counts
     * @param why what happened: PIN_INCORRECT, PIN_LOCKED, PIN_NOT_GIVEN, TOKEN_REMOVED, TOKEN_NOT_FOUND,
     *     TOKEN_MODULE_FAILED, or what became of the journal
     */
    record Stopped(BatchProgress progress, MotcuaException why) implements BatchEnd {}

    /**
     * Turns the end into something else, whichever it is.
     *
     * @param finished for a batch that went through
     * @param cancelled for one that was cancelled
     * @param stopped for one that could not go on
     * @param <T> what it is turned into
     * @return what the function for the case returns
     */
    default <T> T fold(
            Function<? super Finished, ? extends T> finished,
            Function<? super Cancelled, ? extends T> cancelled,
            Function<? super Stopped, ? extends T> stopped) {
        if (this instanceof Finished end) {
            return finished.apply(end);
        }
        return this instanceof Stopped end ? stopped.apply(end) : cancelled.apply((Cancelled) this);
    }
}
