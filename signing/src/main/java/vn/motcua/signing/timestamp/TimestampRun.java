package vn.motcua.signing.timestamp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.RemoteException;
import vn.motcua.failure.TransportException;
import vn.motcua.http.internal.HttpConnection;

/** The way of one time-stamp through rounds and services. */
final class TimestampRun {

    /** Asking the same service again at once would change nothing. */
    private static final Set<FailureCode> FINAL =
            EnumSet.of(FailureCode.REQUEST_DECLINED, FailureCode.CREDENTIALS_REFUSED);

    private final TimestampOptions options;
    private final HttpConnection connection;
    private final Semaphore turns;
    private final List<Authority> authorities;
    private final List<Authority> hopeful;
    private final List<Failure> failures = new ArrayList<>();

    TimestampRun(TimestampOptions options, HttpConnection connection, Semaphore turns, List<Authority> authorities) {
        this.options = options;
        this.connection = connection;
        this.turns = turns;
        this.authorities = authorities;
        this.hopeful = new ArrayList<>(authorities);
    }

    Timestamp run(Supplier<TimestampQuestion> questions, Pause pause) {
        try {
            for (int round = 1; round <= options.persistence().rounds(); round++) {
                int before = failures.size();
                Optional<Timestamp> timestamp = round(questions);
                if (timestamp.isPresent()) {
                    return timestamp.get();
                }
                if (failures.size() == before || hopeful.isEmpty()) {
                    break;
                }
                if (round < options.persistence().rounds()) {
                    pause.last(options.persistence().pauseAfter(round));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(
                    FailureCode.UNREACHABLE, TimestampAnswer.ATTEMPTED, "the thread was interrupted while waiting", e);
        }
        throw failures.isEmpty() ? allRest() : summary();
    }

    private Optional<Timestamp> round(Supplier<TimestampQuestion> questions) throws InterruptedException {
        for (Authority authority : List.copyOf(hopeful)) {
            turns.acquire();
            try {
                if (authority.health().admits()) {
                    Timestamp timestamp = authority.ask(connection, questions.get(), options.anchors());
                    authority.health().succeeded();
                    return Optional.of(timestamp);
                }
            } catch (TransportException | RemoteException e) {
                note(authority, e);
            } finally {
                turns.release();
            }
        }
        return Optional.empty();
    }

    private void note(Authority authority, MotcuaException failure) {
        failures.add(new Failure(authority.host(), failure));
        if (FINAL.contains(failure.code())) {
            hopeful.remove(authority);
        }
        if (failure.code() == FailureCode.REQUEST_DECLINED) {
            // It works; it is this request that it declines.
            authority.health().succeeded();
        } else {
            authority.health().failed();
        }
    }

    private TransportException allRest() {
        String until = authorities.stream()
                .flatMap(authority -> authority.health().restsUntil().stream())
                .min(Comparator.naturalOrder())
                .map(Instant::toString)
                .orElse("the next call");
        return new TransportException(
                FailureCode.UNREACHABLE,
                TimestampAnswer.ATTEMPTED,
                "nothing is sent to services that have failed repeatedly, until " + until,
                null);
    }

    private MotcuaException summary() {
        MotcuaException last = failures.get(failures.size() - 1).exception();
        String happened = failures.stream()
                .map(failure -> failure.host() + " " + failure.exception().code())
                .collect(Collectors.joining(", then "));
        MotcuaException summary = last instanceof TransportException
                ? new TransportException(last.code(), TimestampAnswer.ATTEMPTED, happened, last)
                : new RemoteException(last.code(), TimestampAnswer.ATTEMPTED, happened, last);
        failures.stream()
                .map(Failure::exception)
                .filter(earlier -> earlier != last)
                .forEach(summary::addSuppressed);
        return summary;
    }

    private record Failure(String host, MotcuaException exception) {}
}
