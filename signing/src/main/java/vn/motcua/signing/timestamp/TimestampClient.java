package vn.motcua.signing.timestamp;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.RemoteException;
import vn.motcua.failure.TransportException;
import vn.motcua.http.internal.HttpConnection;
import vn.motcua.signing.trust.internal.ServiceHealth;

/**
 * Gets time-stamps from one or several authorities by RFC 3161 over HTTP.
 *
 * <p>An answer is believed only when its nonce, imprint and policy are those asked for, and when it is signed with a
 * certificate for time-stamping that is in the token and was valid at that time. Whether that certificate has been
 * revoked is not asked here; {@link vn.motcua.signing.trust.EvidenceClient} gathers what proves it.
 *
 * <p>Safe for threads and meant to be shared: calls over the limit wait for their turn, and what one thread learns
 * about a failing authority spares the others. Two clients share nothing. {@link #close()} ends idle connections.
 *
 * <pre>{@code
 * try (TimestampClient client = TimestampClient.open(options)) {
 *     Timestamp timestamp = client.stamp("SHA-256", digest);
 * }
 * }</pre>
 */
public final class TimestampClient implements AutoCloseable {

    private final TimestampOptions options;
    private final HttpConnection connection;
    private final Pause pause;
    private final Semaphore turns;
    private final List<Authority> authorities;

    private TimestampClient(TimestampOptions options, HttpConnection connection, Pause pause) {
        this.options = options;
        this.connection = connection;
        this.pause = pause;
        this.turns = new Semaphore(options.callsAtOnce(), true);
        Persistence persistence = options.persistence();
        this.authorities = options.services().stream()
                .map(service -> new Authority(
                        service,
                        new ServiceHealth(persistence.failuresBeforeRest(), persistence.rest(), options.clock()),
                        new LongestToken()))
                .toList();
    }

    /**
     * Opens a client; nothing is sent yet.
     *
     * @param options whom to ask, and how
     * @return the client, to be closed by the caller
     */
    public static TimestampClient open(TimestampOptions options) {
        return open(options, Pause.SLEEPING);
    }

    static TimestampClient open(TimestampOptions options, Pause pause) {
        return new TimestampClient(options, new HttpConnection(options.http()), pause);
    }

    /**
     * Has a digest time-stamped.
     *
     * <p>The longest time this can take is the call time-out for each service in each round, and the pauses; with the
     * defaults and one service 9 minutes and 6 seconds.
     *
     * @param digestName SHA-256, SHA-384 or SHA-512
     * @param digest the digest of what is to be time-stamped
     * @return the time-stamp, checked
     * @throws InvalidInputException {@code INVALID_VALUE} if the digest is of another kind or length
     * @throws TransportException if the last service asked gave no answer; the message says how each one failed.
     *     {@code UNREACHABLE} also when all of them rest after failing, and when the thread is interrupted in waiting
     * @throws RemoteException if the last service asked answered and the answer is no use: {@code REQUEST_DECLINED},
     *     {@code ANSWER_UNTRUSTED}, {@code PROTOCOL_VIOLATED}, {@code HTTP_ERROR} or {@code CREDENTIALS_REFUSED}
     */
    public Timestamp stamp(String digestName, byte[] digest) {
        byte[] imprint = digest.clone();
        TimestampQuestion.require(digestName, imprint);
        Supplier<TimestampQuestion> questions = () -> TimestampQuestion.of(digestName, imprint, options);
        return new TimestampRun(options, connection, turns, authorities).run(questions, pause);
    }

    /**
     * Tells how long the tokens of these authorities are, for whoever has to keep room for one before it exists: the
     * longest that any of them has given this client so far. While none has given any, one is asked for, over a random
     * imprint, and thrown away; how long each service's were is remembered as long as the client is open.
     *
     * <p>Tokens differ by some bytes from one to the next, and by more when another authority answers, when its
     * certificate is renewed or when it sends a longer chain: the next one may be longer than this.
     *
     * @param digestName SHA-256, SHA-384 or SHA-512
     * @return the length of {@link Timestamp#token()} in bytes
     * @throws InvalidInputException {@code INVALID_VALUE} if the digest is of another kind
     * @throws TransportException as {@link #stamp} does, if one has to be asked for
     * @throws RemoteException as {@link #stamp} does, if one has to be asked for
     */
    public int tokenLength(String digestName) {
        int imprintLength = TimestampQuestion.kind(digestName).length();
        return authorities.stream()
                .flatMapToInt(authority -> authority.longest().over(imprintLength).stream())
                .max()
                .orElseGet(() -> stamp(digestName, randomImprint(imprintLength)).token().length);
    }

    private byte[] randomImprint(int length) {
        byte[] imprint = new byte[length];
        options.random().nextBytes(imprint);
        return imprint;
    }

    /** Ends idle connections; calls that run are finished first by their own threads. */
    @Override
    public void close() {
        connection.close();
    }
}
