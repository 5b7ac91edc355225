package vn.motcua.signing.batch;

/**
 * Is told what became of each document as soon as that is known, not in the order of the documents. It is called by the
 * thread that runs the batch, one document at a time, so that it needs no locks.
 *
 * @param <R> what the work produces
 */
@FunctionalInterface
public interface BatchListener<R> {

    /**
     * Takes a result. What it throws ends the batch: documents under way are finished, no further one is begun, and
     * {@link SigningBatch#run} throws it.
     *
     * @param result what became of the document
     * @param progress how far the batch is, this document included
     */
    void finished(BatchResult<R> result, BatchProgress progress);
}
