package vn.motcua.http;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * How a client behaves towards the network: time-outs, the largest answer it reads, and how it shows who it is.
 *
 * <p>Immutable and shared between clients. The defaults are 10 s to connect, 60 s without a byte, 120 s for a whole
 * call, 16 MiB for an answer, and no client certificate.
 *
 * <pre>{@code
 * HttpSettings patient = HttpSettings.defaults().withCallTimeout(Duration.ofMinutes(5));
 * }</pre>
 *
 * @param connectTimeout the longest wait for a connection, above zero
 * @param readTimeout the longest silence of an open connection, above zero
 * @param callTimeout the longest time for one call as a whole, above zero
 * @param maxResponseBytes the largest answer read, in bytes, 1 to {@link Integer#MAX_VALUE}
 * @param clientKeys the certificates shown to servers that ask for one over TLS, if any
 */
public record HttpSettings(
        Duration connectTimeout,
        Duration readTimeout,
        Duration callTimeout,
        long maxResponseBytes,
        Optional<X509KeyManager> clientKeys) {

    private static final HttpSettings DEFAULTS =
            new HttpSettings(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(120), 16L << 20);

    /**
     * Checks the ranges.
     *
     * @throws InvalidInputException if a time-out is not positive or the size is out of range
     */
    public HttpSettings {
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("readTimeout", readTimeout);
        requirePositive("callTimeout", callTimeout);
        if (maxResponseBytes < 1 || maxResponseBytes > Integer.MAX_VALUE) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "maxResponseBytes",
                    Long.toString(maxResponseBytes),
                    "1 to " + Integer.MAX_VALUE);
        }
        Objects.requireNonNull(clientKeys, "clientKeys");
    }

    /**
     * Makes settings without a client certificate.
     *
     * @param connectTimeout the longest wait for a connection, above zero
     * @param readTimeout the longest silence of an open connection, above zero
     * @param callTimeout the longest time for one call as a whole, above zero
     * @param maxResponseBytes the largest answer read, in bytes, 1 to {@link Integer#MAX_VALUE}
     * @throws InvalidInputException if a time-out is not positive or the size is out of range
     */
    public HttpSettings(Duration connectTimeout, Duration readTimeout, Duration callTimeout, long maxResponseBytes) {
        this(connectTimeout, readTimeout, callTimeout, maxResponseBytes, Optional.empty());
    }

    /**
     * Returns the defaults.
     *
     * @return 10 s, 60 s, 120 s and 16 MiB
     */
    public static HttpSettings defaults() {
        return DEFAULTS;
    }

    /**
     * Changes the time to connect.
     *
     * @param timeout the longest wait for a connection
     * @return the changed settings
     */
    public HttpSettings withConnectTimeout(Duration timeout) {
        return new HttpSettings(timeout, readTimeout, callTimeout, maxResponseBytes, clientKeys);
    }

    /**
     * Changes the time between bytes.
     *
     * @param timeout the longest silence
     * @return the changed settings
     */
    public HttpSettings withReadTimeout(Duration timeout) {
        return new HttpSettings(connectTimeout, timeout, callTimeout, maxResponseBytes, clientKeys);
    }

    /**
     * Changes the time for a call as a whole.
     *
     * @param timeout the longest time for one call
     * @return the changed settings
     */
    public HttpSettings withCallTimeout(Duration timeout) {
        return new HttpSettings(connectTimeout, readTimeout, timeout, maxResponseBytes, clientKeys);
    }

    /**
     * Changes the largest answer.
     *
     * @param bytes the largest answer read, in bytes
     * @return the changed settings
     */
    public HttpSettings withMaxResponseBytes(long bytes) {
        return new HttpSettings(connectTimeout, readTimeout, callTimeout, bytes, clientKeys);
    }

    /**
     * Shows a client certificate to servers that ask for one over TLS.
     *
     * @param keys the keys and their certificates, for instance from a {@code KeyManagerFactory}; it may be asked from
     *     several threads
     * @return the changed settings
     */
    public HttpSettings withClientKeys(X509KeyManager keys) {
        return new HttpSettings(connectTimeout, readTimeout, callTimeout, maxResponseBytes, Optional.of(keys));
    }

    private static void requirePositive(String field, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, field, value.toString(), "a time above zero");
        }
    }
}
