package vn.motcua.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.RemoteException;

class MapiSessionsTest {

    private static final int THREADS = 16;

    private final SettableClock clock = new SettableClock();
    private final AtomicInteger logins = new AtomicInteger();

    @Test
    void current_beforeTheLifetimeEnds_sameSession() {
        MapiSessions sessions = sessions(this::next);

        MapiSessions.Session first = sessions.current();
        clock.advance(Duration.ofMinutes(9).minusMillis(1));

        assertThat(sessions.current()).isSameAs(first);
        assertThat(logins).hasValue(1);
    }

    @Test
    void current_whenTheLifetimeEnds_newSession() {
        MapiSessions sessions = sessions(this::next);
        sessions.current();

        clock.advance(Duration.ofMinutes(9));

        assertThat(sessions.current().id()).isEqualTo("session 2");
    }

    @Test
    void current_slowLogin_lifetimeCountsFromBeforeIt() {
        MapiSessions sessions = sessions(() -> {
            clock.advance(Duration.ofMinutes(8));
            return next();
        });
        sessions.current();

        clock.advance(Duration.ofMinutes(1));
        sessions.current();

        assertThat(logins).hasValue(2);
    }

    @Test
    void replace_sessionInUse_newSessionEvenWithTheSameId() {
        MapiSessions sessions = sessions(() -> {
            next();
            return "always the same";
        });
        MapiSessions.Session refused = sessions.current();

        MapiSessions.Session second = sessions.replace(refused);

        assertThat(second).isNotSameAs(refused);
        assertThat(sessions.replace(refused)).isSameAs(second);
        assertThat(logins).hasValue(2);
    }

    @Test
    void current_manyThreadsAtOnce_oneLogin() throws Exception {
        MapiSessions sessions = sessions(this::next);

        List<Future<MapiSessions.Session>> found = together(sessions::current);

        for (Future<MapiSessions.Session> session : found) {
            assertThat(session.get().id()).isEqualTo("session 1");
        }
        assertThat(logins).hasValue(1);
    }

    @Test
    void replace_manyThreadsAtOnce_oneLogin() throws Exception {
        MapiSessions sessions = sessions(this::next);
        MapiSessions.Session refused = sessions.current();

        List<Future<MapiSessions.Session>> found = together(() -> sessions.replace(refused));

        for (Future<MapiSessions.Session> session : found) {
            assertThat(session.get().id()).isEqualTo("session 2");
        }
        assertThat(logins).hasValue(2);
    }

    @Test
    @Timeout(60)
    void current_loginFailsWhileOthersWait_allFailAfterOneAttempt() throws Exception {
        Set<Thread> callers = ConcurrentHashMap.newKeySet();
        MapiSessions sessions = sessions(() -> {
            logins.incrementAndGet();
            while (waitingAmong(callers) < THREADS - 1) {
                Thread.onSpinWait();
            }
            throw new RemoteException(FailureCode.CREDENTIALS_REFUSED, "login", "refused", null);
        });

        List<Future<MapiSessions.Session>> found = together(() -> {
            callers.add(Thread.currentThread());
            return sessions.current();
        });

        assertThat(found)
                .hasSize(THREADS)
                .allSatisfy(session -> assertThatThrownBy(session::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(RemoteException.class));
        assertThat(logins).hasValue(1);
    }

    @Test
    void current_afterAFailedLogin_triesAgain() {
        MapiSessions sessions = sessions(() -> {
            if (logins.incrementAndGet() == 1) {
                throw new RemoteException(FailureCode.CREDENTIALS_REFUSED, "login", "refused", null);
            }
            return "second";
        });
        assertThatThrownBy(sessions::current).isInstanceOf(RemoteException.class);

        assertThat(sessions.current().id()).isEqualTo("second");
    }

    @Test
    void toString_session_tellsNothing() {
        assertThat(sessions(this::next).current()).hasToString("Session[redacted]");
    }

    private MapiSessions sessions(Supplier<String> login) {
        return new MapiSessions(login, Duration.ofMinutes(9), clock);
    }

    private String next() {
        return "session " + logins.incrementAndGet();
    }

    private static <T> List<Future<T>> together(Callable<T> job) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Future<T>> results = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                results.add(threads.submit(() -> {
                    start.await();
                    return job.call();
                }));
            }
            for (Future<T> result : results) {
                awaitDone(result);
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void awaitDone(Future<?> result) throws InterruptedException {
        try {
            result.get();
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(RemoteException.class);
        }
    }

    private static long waitingAmong(Set<Thread> threads) {
        return threads.stream()
                .filter(thread -> thread.getState() == Thread.State.WAITING)
                .count();
    }
}
