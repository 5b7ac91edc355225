package vn.motcua.signing.batch;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SigningKey;

/**
 * How a batch is worked through.
 *
 * <pre>{@code
 * BatchOptions options = BatchOptions.defaults().withKey(key).withThreads(4).withJournal(journal, "seal of November");
 * }</pre>
 *
 * @param threads how many documents are worked on at a time, 1 to {@value #MOST_THREADS}; 4 by default
 * @param key the key documents are signed with, which stays open; none by default
 * @param journal the file that remembers what is done; none by default
 * @param purpose what the batch is for: part of what the journal knows a document by; empty by default
 * @param total how many documents there are, for telling the time left; not known by default
 * @param cancellation asked before each document whether to stop; by default never
 */
public record BatchOptions(
        int threads,
        Optional<SigningKey> key,
        Optional<Path> journal,
        String purpose,
        OptionalLong total,
        BooleanSupplier cancellation) {

    /** The most threads a batch has. */
    public static final int MOST_THREADS = 64;

    /** Checks the values. */
    public BatchOptions {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(journal, "journal");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(cancellation, "cancellation");
        if (threads < 1 || threads > MOST_THREADS) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "threads", Integer.toString(threads), "1 to " + MOST_THREADS);
        }
        if (total.isPresent() && total.getAsLong() < 0) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "total", Long.toString(total.getAsLong()), "0 or more");
        }
    }

    /**
     * Returns the defaults.
     *
     * @return 4 threads, no key, no journal, no total, never cancelled
     */
    public static BatchOptions defaults() {
        return new BatchOptions(4, Optional.empty(), Optional.empty(), "", OptionalLong.empty(), () -> false);
    }

    /**
     * Sets how many documents are worked on at a time. One token signs one document after another, however many ask; more
     * threads help where documents are large or a time-stamp service is far.
     *
     * @param count 1 to {@value #MOST_THREADS}
     * @return a copy
     */
    public BatchOptions withThreads(int count) {
        return new BatchOptions(count, key, journal, purpose, total, cancellation);
    }

    /**
     * Sets the key.
     *
     * @param signingKey the key, opened by the caller, who closes it after the batch
     * @return a copy
     */
    public BatchOptions withKey(SigningKey signingKey) {
        return new BatchOptions(threads, Optional.of(signingKey), journal, purpose, total, cancellation);
    }

    /**
     * Has the batch remember what it has done, so that it goes on where a crash, a wrong PIN or a cancellation ended it.
     *
     * <p>A document is known by its path, size and time of change, by where its result goes, and by the purpose. Name the
     * purpose for what decides the result (the role, the level, the month): with another one the document is worked on
     * again.
     *
     * @param file the journal, made if it is not there; one batch at a time uses it
     * @param whatFor the purpose
     * @return a copy
     */
    public BatchOptions withJournal(Path file, String whatFor) {
        return new BatchOptions(threads, key, Optional.of(file), whatFor, total, cancellation);
    }

    /**
     * Sets how many documents there are, for telling the time left.
     *
     * @param count 0 or more
     * @return a copy
     */
    public BatchOptions withTotal(long count) {
        return new BatchOptions(threads, key, journal, purpose, OptionalLong.of(count), cancellation);
    }

    /**
     * Lets somebody else stop the batch, for instance a button that sets an {@code AtomicBoolean}.
     *
     * @param isCancelled asked before each document, by any thread of the batch; true ends it
     * @return a copy
     */
    public BatchOptions withCancellation(BooleanSupplier isCancelled) {
        return new BatchOptions(threads, key, journal, purpose, total, isCancelled);
    }
}
