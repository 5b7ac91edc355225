package vn.motcua.signing.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Remembers what a batch tells, and on which threads. */
final class Told<R> implements BatchListener<R> {

    final List<BatchResult<R>> results = new ArrayList<>();
    final List<BatchProgress> progress = new ArrayList<>();
    final List<Thread> threads = new ArrayList<>();

    @Override
    public void finished(BatchResult<R> result, BatchProgress now) {
        results.add(result);
        progress.add(now);
        threads.add(Thread.currentThread());
    }

    List<Path> done() {
        return of(BatchResult.Done.class);
    }

    List<Path> doneBefore() {
        return of(BatchResult.DoneBefore.class);
    }

    List<Path> failed() {
        return of(BatchResult.Failed.class);
    }

    List<Path> notBegun() {
        return of(BatchResult.NotBegun.class);
    }

    private List<Path> of(Class<?> kind) {
        return results.stream()
                .filter(kind::isInstance)
                .map(result -> result.item().input())
                .toList();
    }
}
