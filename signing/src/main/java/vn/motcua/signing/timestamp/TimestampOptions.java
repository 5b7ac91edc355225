package vn.motcua.signing.timestamp;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.http.HttpSettings;
import vn.motcua.signing.trust.TrustAnchors;

/**
 * Whom to ask for time-stamps, and how.
 *
 * <p>The defaults: the authority's own policy; every authority whose answer proves itself (no anchors); 10 s to
 * connect, 180 s for an answer, since the public-duty authority has been seen to take between 2 s and 131 s; answers
 * up to 1 MiB; {@link Persistence#defaults()}; at most 4 calls at once; nonces from a {@link SecureRandom}; the time
 * of the system.
 *
 * <pre>{@code
 * TimestampOptions options = TimestampOptions.defaults(TimestampService.at(URI.create("http://tsa.ca.gov.vn/")))
 *         .withAnchors(TrustAnchors.load(Path.of("trust")));
 * }</pre>
 *
 * @param services the authorities in the order they are asked, at least one
 * @param policy the policy to ask for, as a dotted object identifier, or empty for the authority's own
 * @param anchors where the chain of the authority's certificate must end; without any, a chain is not asked for, only
 *     that the certificate is for time-stamping and that its key signed
 * @param http time-outs, the largest answer and the client certificate
 * @param persistence rounds, pauses and rest
 * @param callsAtOnce how many calls a client makes at the same time, over all threads and services, 1 to 64
 * @param random where nonces come from; unpredictable outside tests
 * @param clock when a rest ends; no time-stamp is judged by it
 */
public record TimestampOptions(
        List<TimestampService> services,
        Optional<String> policy,
        TrustAnchors anchors,
        HttpSettings http,
        Persistence persistence,
        int callsAtOnce,
        RandomGenerator random,
        Clock clock) {

    private static final int DEFAULT_CALLS = 4;
    private static final int MOST_CALLS = 64;
    private static final long LARGEST_ANSWER = 1L << 20;
    private static final Duration LONGEST_CALL = Duration.ofMinutes(3);
    private static final Pattern OBJECT_IDENTIFIER = Pattern.compile("[0-2](\\.(0|[1-9][0-9]{0,18})){1,30}");

    /**
     * Copies the list and checks the values.
     *
     * @throws InvalidInputException if there is no service, the policy is no object identifier, or the number of calls
     *     is out of range
     */
    public TimestampOptions {
        services = List.copyOf(services);
        if (services.isEmpty()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "services", "none", "at least one");
        }
        policy.filter(text -> !OBJECT_IDENTIFIER.matcher(text).matches()).ifPresent(text -> {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "policy", "another text", "a dotted object identifier");
        });
        if (callsAtOnce < 1 || callsAtOnce > MOST_CALLS) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "callsAtOnce", Integer.toString(callsAtOnce), "1 to " + MOST_CALLS);
        }
        Objects.requireNonNull(anchors, "anchors");
        Objects.requireNonNull(http, "http");
        Objects.requireNonNull(persistence, "persistence");
        Objects.requireNonNull(random, "random");
        Objects.requireNonNull(clock, "clock");
    }

    /**
     * Returns the defaults for some services.
     *
     * @param services the authorities in the order they are asked, at least one
     * @return the options
     * @throws InvalidInputException if there is no service
     */
    public static TimestampOptions defaults(TimestampService... services) {
        return new TimestampOptions(
                List.of(services),
                Optional.empty(),
                TrustAnchors.none(),
                HttpSettings.defaults()
                        .withReadTimeout(LONGEST_CALL)
                        .withCallTimeout(LONGEST_CALL)
                        .withMaxResponseBytes(LARGEST_ANSWER),
                Persistence.defaults(),
                DEFAULT_CALLS,
                new SecureRandom(),
                Clock.system(ZoneId.of("Asia/Ho_Chi_Minh")));
    }

    /**
     * Asks for a policy; another one in the answer is refused.
     *
     * @param identifier a dotted object identifier
     * @return the changed options
     */
    public TimestampOptions withPolicy(String identifier) {
        return new TimestampOptions(
                services, Optional.of(identifier), anchors, http, persistence, callsAtOnce, random, clock);
    }

    /**
     * Changes whom to trust.
     *
     * @param trusted where the chain of the authority's certificate must end
     * @return the changed options
     */
    public TimestampOptions withAnchors(TrustAnchors trusted) {
        return new TimestampOptions(services, policy, trusted, http, persistence, callsAtOnce, random, clock);
    }

    /**
     * Changes the behaviour towards the network.
     *
     * @param settings time-outs, the largest answer and the client certificate
     * @return the changed options
     */
    public TimestampOptions withHttp(HttpSettings settings) {
        return new TimestampOptions(services, policy, anchors, settings, persistence, callsAtOnce, random, clock);
    }

    /**
     * Changes how stubbornly to ask.
     *
     * @param changed rounds, pauses and rest
     * @return the changed options
     */
    public TimestampOptions withPersistence(Persistence changed) {
        return new TimestampOptions(services, policy, anchors, http, changed, callsAtOnce, random, clock);
    }

    /**
     * Changes how many calls run at the same time.
     *
     * @param number 1 to 64
     * @return the changed options
     */
    public TimestampOptions withCallsAtOnce(int number) {
        return new TimestampOptions(services, policy, anchors, http, persistence, number, random, clock);
    }

    /**
     * Changes where nonces come from.
     *
     * @param source an unpredictable source, or a seeded one in a test; it may be asked from several threads
     * @return the changed options
     */
    public TimestampOptions withRandom(RandomGenerator source) {
        return new TimestampOptions(services, policy, anchors, http, persistence, callsAtOnce, source, clock);
    }

    /**
     * Changes the clock.
     *
     * @param source tells when a rest ends
     * @return the changed options
     */
    public TimestampOptions withClock(Clock source) {
        return new TimestampOptions(services, policy, anchors, http, persistence, callsAtOnce, random, source);
    }
}
