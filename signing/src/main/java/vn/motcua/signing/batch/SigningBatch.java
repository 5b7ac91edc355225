package vn.motcua.signing.batch;

import java.util.Iterator;
import java.util.Optional;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/**
 * Works through many documents on several threads: signs them with one login, raises or validates them.
 *
 * <p>Documents are taken from an iterator as they are needed, a few ahead, so that a million of them need no more memory
 * than ten. Results come as documents are finished. A document that fails is told of and the rest goes on. Only what
 * makes every further signature impossible ends the batch: a PIN that is wrong, locked or not given, a token that is gone
 * and did not come back in the time the key waits for it, its driver, or a journal that cannot be written. The first
 * signature is made alone, so a PIN is asked for once and a wrong one is tried once, whatever the number of threads.
 *
 * <p>With a {@linkplain BatchOptions#withJournal journal} a batch that was ended, by a crash too, goes on where it was:
 * give the same documents again. What is done is not done again, what failed is tried again.
 *
 * <p>The method is safe for threads; the thread that calls it hands out documents and delivers results until the batch
 * has ended. To cancel, interrupt it or use {@link BatchOptions#withCancellation}: documents under way are finished,
 * those handed out and not begun are told of, the rest stays in the iterator. No thread and no half-written file is left
 * behind.
 *
 * <pre>{@code
 * BatchOptions options = BatchOptions.defaults().withKey(key).withJournal(Path.of("seal.journal"), "seal");
 * try (Stream<Path> letters = Files.list(Path.of("letters"))) {
 *     Iterator<BatchItem<SignedPdf>> items = letters.map(in -> BatchItem.sign(in, sealed.resolve(in.getFileName()),
 *             (from, to, signer) -> PdfSigner.sign(from, to, signer, seal))).iterator();
 *     BatchEnd end = SigningBatch.run(items, options, (result, progress) -> show(result, progress));
 * }
 * }</pre>
 */
public final class SigningBatch {

    private SigningBatch() {}

    /**
     * Works through documents.
     *
     * @param items the documents, read by the calling thread; no two with the same output
     * @param options the threads, the key, the journal
     * @param listener told of each document that was handed out, on the calling thread
     * @param <R> what the work produces
     * @return how it ended
     * @throws InvalidInputException {@code INVALID_VALUE} if the journal is a file of another kind
     * @throws ResourceException {@code FILE_IN_USE} if another batch has the journal, {@code OUTPUT_NOT_WRITABLE} if it
     *     cannot be opened
     */
    public static <R> BatchEnd run(
            Iterator<? extends BatchItem<R>> items, BatchOptions options, BatchListener<R> listener) {
        if (options.journal().isEmpty()) {
            return new BatchRun<>(options, Optional.empty(), listener).run(items);
        }
        try (BatchJournal journal = BatchJournal.open(options.journal().get(), options.purpose())) {
            return new BatchRun<>(options, Optional.of(journal), listener).run(items);
        }
    }
}
