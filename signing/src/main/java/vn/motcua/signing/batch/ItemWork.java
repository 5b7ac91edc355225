package vn.motcua.signing.batch;

import java.util.Optional;
import vn.motcua.failure.MotcuaException;
import vn.motcua.signing.SigningKey;

/** What a thread of a batch does with one document; whatever happens to it becomes its result. */
final class ItemWork<R> {

    private final Optional<SharedLogin> login;
    private final Optional<BatchJournal> journal;
    private final Ending ending;

    ItemWork(Optional<SharedLogin> login, Optional<BatchJournal> journal, Ending ending) {
        this.login = login;
        this.journal = journal;
        this.ending = ending;
    }

    BatchResult<R> result(BatchItem<R> item) {
        try {
            return ending.isReached() ? new BatchResult.NotBegun<>(item) : journalled(item);
        } catch (RuntimeException e) {
            return new BatchResult.Failed<>(item, e);
        } catch (StackOverflowError e) {
            return new BatchResult.Failed<>(item, new IllegalStateException("the document is nested too deeply", e));
        } catch (Error e) {
            ending.breakOff(e);
            return new BatchResult.NotBegun<>(item);
        }
    }

    private BatchResult<R> journalled(BatchItem<R> item) {
        Optional<BatchJournal.Entry> entry = journal.flatMap(book -> book.entry(item));
        try {
            if (entry.isPresent() && entry.get().isDone()) {
                return new BatchResult.DoneBefore<>(item);
            }
            entry.ifPresent(BatchJournal.Entry::begin);
        } catch (MotcuaException e) {
            ending.stop(e);
            return new BatchResult.NotBegun<>(item);
        }
        BatchResult<R> result = worked(item);
        if (result instanceof BatchResult.Done<R>) {
            entry.ifPresent(this::done);
        }
        return result;
    }

    /** The document is done even if that cannot be written down; only no further one is begun then. */
    private void done(BatchJournal.Entry entry) {
        try {
            entry.done();
        } catch (MotcuaException e) {
            ending.stop(e);
        }
    }

    private BatchResult<R> worked(BatchItem<R> item) {
        Optional<ItemKey> key = login.map(SharedLogin::forItem);
        try {
            return new BatchResult.Done<>(item, item.work(key.map(SigningKey.class::cast)));
        } catch (RuntimeException e) {
            boolean isRefused = key.filter(ItemKey::isRefused).isPresent();
            return isRefused ? new BatchResult.NotBegun<>(item) : new BatchResult.Failed<>(item, e);
        }
    }
}
