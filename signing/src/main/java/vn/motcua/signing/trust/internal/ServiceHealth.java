package vn.motcua.signing.trust.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how a remote service has behaved, and keeps calls from it while it is known to fail.
 *
 * <p>After so many failures in a row the service rests. When the rest is over one call is let through, and the rest
 * begins anew for everybody else; that call's success ends it. Safe for threads.
 */
public final class ServiceHealth {

    private final int failuresBeforeRest;
    private final Duration rest;
    private final Clock clock;
    private int failures;
    private @Nullable Instant restsUntil;

    /**
     * Starts with a service that is believed to work.
     *
     * @param failuresBeforeRest how many failures in a row end the belief, at least 1
     * @param rest how long nothing is sent after that
     * @param clock tells the time
     */
    public ServiceHealth(int failuresBeforeRest, Duration rest, Clock clock) {
        this.failuresBeforeRest = failuresBeforeRest;
        this.rest = rest;
        this.clock = clock;
    }

    /**
     * Asks whether to call now; a yes after a rest counts as the one call that is let through.
     *
     * @return false while the service rests
     */
    public synchronized boolean admits() {
        if (restsUntil == null) {
            return true;
        }
        if (clock.instant().isBefore(restsUntil)) {
            return false;
        }
        restsUntil = clock.instant().plus(rest);
        return true;
    }

    /** Notes a good answer. */
    public synchronized void succeeded() {
        failures = 0;
        restsUntil = null;
    }

    /** Notes a failure. */
    public synchronized void failed() {
        failures++;
        if (failures >= failuresBeforeRest) {
            restsUntil = clock.instant().plus(rest);
        }
    }

    /**
     * Tells when the next call is let through.
     *
     * @return the end of the rest, empty when calls go through
     */
    public synchronized Optional<Instant> restsUntil() {
        return Optional.ofNullable(restsUntil);
    }
}
