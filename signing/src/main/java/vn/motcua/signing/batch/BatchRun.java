package vn.motcua.signing.batch;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import vn.motcua.signing.SigningKey;

/**
 * One batch while it runs. The calling thread hands out documents and delivers results; as many are out at a time as
 * the threads have in work and one more for each, so that the memory does not grow with the number of documents.
 */
final class BatchRun<R> {

    private final BatchOptions options;
    private final BatchListener<R> listener;
    private final Ending ending;
    private final ItemWork<R> work;
    private final BlockingQueue<BatchResult<R>> results = new LinkedBlockingQueue<>();
    private final long start = System.nanoTime();
    private int out;
    private boolean isTold = true;
    private boolean interrupted;
    private BatchProgress progress;

    BatchRun(BatchOptions options, Optional<BatchJournal> journal, BatchListener<R> listener) {
        this.options = options;
        this.listener = listener;
        this.ending = new Ending(options.cancellation());
        Optional<SharedLogin> login = options.key().map((SigningKey key) -> new SharedLogin(key, ending));
        this.work = new ItemWork<>(login, journal, ending);
        this.progress = new BatchProgress(0, 0, 0, 0, options.total(), Duration.ZERO);
    }

    BatchEnd run(Iterator<? extends BatchItem<R>> items) {
        ExecutorService threads = Executors.newFixedThreadPool(options.threads(), BatchRun::thread);
        try {
            handOut(items, threads);
            collect();
            return ending.end(progress);
        } finally {
            ending.cancel();
            try {
                collect();
            } finally {
                isTold = false;
                collect();
                threads.shutdown();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "motcua-batch");
        thread.setDaemon(true);
        return thread;
    }

    private void handOut(Iterator<? extends BatchItem<R>> items, ExecutorService threads) {
        while (items.hasNext() && !ending.isReached()) {
            BatchItem<R> item = items.next();
            threads.execute(() -> results.add(work.result(item)));
            out++;
            while (out > 0 && (!results.isEmpty() || out >= 2 * options.threads())) {
                deliver(next());
            }
        }
    }

    private void collect() {
        while (out > 0) {
            deliver(next());
        }
    }

    private BatchResult<R> next() {
        while (true) {
            try {
                BatchResult<R> result = results.take();
                out--;
                return result;
            } catch (InterruptedException e) {
                interrupted = true;
                ending.cancel();
            }
        }
    }

    private void deliver(BatchResult<R> result) {
        progress = counted(result);
        if (!isTold) {
            return;
        }
        isTold = false;
        listener.finished(result, progress);
        isTold = true;
    }

    private BatchProgress counted(BatchResult<R> result) {
        return new BatchProgress(
                progress.done() + (result instanceof BatchResult.Done<R> ? 1 : 0),
                progress.doneBefore() + (result instanceof BatchResult.DoneBefore<R> ? 1 : 0),
                progress.failed() + (result instanceof BatchResult.Failed<R> ? 1 : 0),
                progress.notBegun() + (result instanceof BatchResult.NotBegun<R> ? 1 : 0),
                options.total(),
                Duration.ofNanos(System.nanoTime() - start));
    }
}
