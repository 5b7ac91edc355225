package vn.motcua.signing.token;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * Watches tokens being plugged in and pulled out.
 *
 * <p>It asks the driver for events where the driver has them and compares the list of tokens where not. The listener is
 * called from the watch's own thread, one change after the other, first with the tokens that are there already; it
 * should be quick, and what it throws goes to that thread's handler of uncaught exceptions and does not end the watch.
 * Tokens that have not been initialised are not told of. No PIN is needed.
 *
 * <p>Instances are safe for threads. The thread is a daemon: a watch left open does not keep the JVM from ending.
 *
 * <pre>{@code
 * TokenWatch watch = TokenWatch.open(module, change -> show(change), TokenWatch.EVERY_SECOND);
 * }</pre>
 */
public final class TokenWatch implements AutoCloseable {

    /** An interval that people take for at once and that costs next to nothing. */
    public static final Duration EVERY_SECOND = Duration.ofSeconds(1);

    private final TokenScan scan;
    private final Consumer<TokenChange> listener;
    private final long interval;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private boolean closed;

    private TokenWatch(TokenScan scan, Consumer<TokenChange> listener, long interval) {
        this.scan = scan;
        this.listener = listener;
        this.interval = interval;
    }

    /**
     * Begins to watch the tokens of a driver.
     *
     * @param module the driver
     * @param listener is told of each change
     * @param interval how long to wait between two looks, more than zero; see {@link #EVERY_SECOND}
     * @return the watch; the caller closes it
     * @throws InvalidInputException INVALID_VALUE if the interval is not more than zero
     */
    public static TokenWatch open(Pkcs11Module module, Consumer<TokenChange> listener, Duration interval) {
        if (interval.isZero() || interval.isNegative()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "interval", interval.toString(), "more than zero");
        }
        TokenWatch watch = new TokenWatch(new TokenScan(module), listener, interval.toNanos());
        Thread thread = new Thread(watch::run, "motcua-token-watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    private void run() {
        do {
            scan.next().forEach(this::tell);
        } while (isOpenAfterWaiting());
    }

    private void tell(TokenChange change) {
        lock.lock();
        try {
            if (!closed) {
                listener.accept(change);
            }
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        } finally {
            lock.unlock();
        }
    }

    private boolean isOpenAfterWaiting() {
        lock.lock();
        try {
            long left = interval;
            while (!closed && left > 0) {
                left = ended.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the watch: the listener is not called any more once this returns. Calling it again does nothing. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
