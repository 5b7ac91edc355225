package vn.motcua.signing.token;

import com.sun.jna.Memory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A PIN that the token has accepted, kept outside the Java heap for as long as told.
 *
 * <p>It is wiped when its time is over by the clock, when that time has passed on the machine without anybody asking,
 * and when it is forgotten; whoever uses it holds the lock.
 */
final class KeptPin {

    private final ReentrantLock lock;
    private final Clock clock;
    private final Duration kept;

    private @Nullable Memory pin;
    private Instant until = Instant.MIN;
    private long count;

    KeptPin(ReentrantLock lock, Clock clock, Duration kept) {
        this.lock = lock;
        this.clock = clock;
        this.kept = kept;
    }

    /** Returns the PIN while it may be used. It stays ours: it is neither wiped nor closed by the caller. */
    Optional<Memory> get() {
        if (!clock.instant().isBefore(until)) {
            forget();
        }
        return Optional.ofNullable(pin);
    }

    /** Takes a PIN over, which is wiped at once if none is to be kept. */
    void keep(Memory accepted) {
        forget();
        if (kept.isZero()) {
            wipe(accepted);
            return;
        }
        pin = accepted;
        until = clock.instant().plus(kept);
        long number = count;
        CompletableFuture.delayedExecutor(Math.max(1, kept.toMillis()), TimeUnit.MILLISECONDS)
                .execute(() -> forget(number));
    }

    void forget() {
        Memory old = pin;
        pin = null;
        count++;
        if (old != null) {
            wipe(old);
        }
    }

    private void forget(long number) {
        lock.lock();
        try {
            if (count == number) {
                forget();
            }
        } finally {
            lock.unlock();
        }
    }

    static void wipe(Memory pin) {
        pin.clear();
        pin.close();
    }
}
