package vn.motcua.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The session in use, shared by all threads.
 *
 * <p>However many threads find it missing, expired or refused at the same time, one of them logs in and the others wait
 * for its outcome, a failure too: an account must not be locked because sixteen threads tried a wrong password.
 */
final class MapiSessions {

    private final Supplier<String> login;
    private final Duration lifetime;
    private final Clock clock;
    private final Object lock = new Object();
    private @Nullable Session held;
    private @Nullable CompletableFuture<Session> flight;

    MapiSessions(Supplier<String> login, Duration lifetime, Clock clock) {
        this.login = login;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** The session in use, after a login if there is none that is young enough. */
    Session current() {
        return otherThan(null);
    }

    /** A session other than one that was refused: the one another thread got meanwhile, or a new one. */
    Session replace(Session refused) {
        return otherThan(refused);
    }

    private Session otherThan(@Nullable Session refused) {
        CompletableFuture<Session> mine = null;
        CompletableFuture<Session> joined;
        synchronized (lock) {
            if (held != null && held != refused && clock.instant().isBefore(held.usableUntil)) {
                return held;
            }
            if (flight == null) {
                mine = new CompletableFuture<>();
                flight = mine;
            }
            joined = flight;
        }
        if (mine != null) {
            fly(mine);
        }
        return await(joined);
    }

    private void fly(CompletableFuture<Session> mine) {
        Session session = null;
        Throwable failure = null;
        try {
            Instant before = clock.instant();
            session = new Session(login.get(), before.plus(lifetime));
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        synchronized (lock) {
            held = session;
            flight = null;
        }
        if (session != null) {
            mine.complete(session);
        } else {
            mine.completeExceptionally(failure);
        }
    }

    private static Session await(CompletableFuture<Session> flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** A session, compared by identity, since a portal may hand out the same id twice. */
    static final class Session {

        private final String id;
        private final Instant usableUntil;

        private Session(String id, Instant usableUntil) {
            this.id = id;
            this.usableUntil = usableUntil;
        }

        String id() {
            return id;
        }

        @Override
        public String toString() {
            return "Session[redacted]";
        }
    }
}
