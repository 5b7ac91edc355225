package vn.motcua.signing.batch;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.MotcuaException;

/** Whether a batch still begins documents, and if not, why; shared by its threads. */
final class Ending {

    private final BooleanSupplier cancellation;
    private final AtomicReference<@Nullable MotcuaException> stopped = new AtomicReference<>();
    private final AtomicReference<@Nullable Error> broken = new AtomicReference<>();
    private volatile boolean cancelled;

    Ending(BooleanSupplier cancellation) {
        this.cancellation = cancellation;
    }

    /** The first cause counts: what comes after it is mostly its consequence. */
    void stop(MotcuaException why) {
        stopped.compareAndSet(null, why);
    }

    void cancel() {
        cancelled = true;
    }

    /** The machine itself gave up, for want of memory for instance. */
    void breakOff(Error error) {
        broken.compareAndSet(null, error);
    }

    boolean isReached() {
        if (!cancelled && !isFinal() && cancellation.getAsBoolean()) {
            cancelled = true;
        }
        return cancelled || isFinal();
    }

    private boolean isFinal() {
        return stopped.get() != null || broken.get() != null;
    }

    Optional<MotcuaException> cause() {
        return Optional.ofNullable(stopped.get());
    }

    BatchEnd end(BatchProgress progress) {
        @Nullable Error error = broken.get();
        if (error != null) {
            throw error;
        }
        @Nullable MotcuaException why = stopped.get();
        if (why != null) {
            return new BatchEnd.Stopped(progress, why);
        }
        return cancelled ? new BatchEnd.Cancelled(progress) : new BatchEnd.Finished(progress);
    }
}
