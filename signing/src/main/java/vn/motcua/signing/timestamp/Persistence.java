package vn.motcua.signing.timestamp;

import java.time.Duration;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * How stubbornly time-stamps are asked for.
 *
 * <p>A round asks every service once, in order, until one answers well, so that a second authority is asked before
 * anybody waits. Between rounds there is a pause, twice as long each time. A service that failed so many times in a
 * row rests: nothing is sent to it, and when all rest the call fails at once instead of making an officer wait again.
 *
 * @param rounds how often the services are gone through, 1 to 10
 * @param firstPause the wait before the second round; doubles with each further one; zero waits never
 * @param failuresBeforeRest failures in a row after which a service rests, 1 to 1000
 * @param rest how long it rests before one call is let through to see
 */
public record Persistence(int rounds, Duration firstPause, int failuresBeforeRest, Duration rest) {

    private static final int MOST_ROUNDS = 10;
    private static final int MOST_FAILURES = 1000;
    private static final Persistence DEFAULTS = new Persistence(3, Duration.ofSeconds(2), 3, Duration.ofMinutes(2));

    /**
     * Checks the ranges.
     *
     * @throws InvalidInputException if a number is out of range or a time negative
     */
    public Persistence {
        requireWithin("rounds", rounds, MOST_ROUNDS);
        requireWithin("failuresBeforeRest", failuresBeforeRest, MOST_FAILURES);
        requireNotNegative("firstPause", firstPause);
        requireNotNegative("rest", rest);
    }

    /**
     * Returns the defaults.
     *
     * @return 3 rounds with pauses of 2 s and 4 s; 3 failures in a row make a service rest for 2 minutes
     */
    public static Persistence defaults() {
        return DEFAULTS;
    }

    /**
     * Changes the rounds.
     *
     * @param number how often the services are gone through, 1 to 10
     * @return the changed settings
     */
    public Persistence withRounds(int number) {
        return new Persistence(number, firstPause, failuresBeforeRest, rest);
    }

    /**
     * Changes the pause.
     *
     * @param pause the wait before the second round
     * @return the changed settings
     */
    public Persistence withFirstPause(Duration pause) {
        return new Persistence(rounds, pause, failuresBeforeRest, rest);
    }

    /**
     * Changes when a service rests and for how long.
     *
     * @param failures failures in a row, 1 to 1000
     * @param time how long it rests
     * @return the changed settings
     */
    public Persistence withRest(int failures, Duration time) {
        return new Persistence(rounds, firstPause, failures, time);
    }

    Duration pauseAfter(int round) {
        return firstPause.multipliedBy(1L << (round - 1));
    }

    private static void requireWithin(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, field, Integer.toString(value), "1 to " + most);
        }
    }

    private static void requireNotNegative(String field, Duration value) {
        if (value.isNegative()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, field, value.toString(), "zero or more");
        }
    }
}
