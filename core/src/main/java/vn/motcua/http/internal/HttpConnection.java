package vn.motcua.http.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TransportException;
import vn.motcua.http.HttpSettings;

/**
 * Calls to remote parties, over one shared pool of connections.
 *
 * <p>Safe for threads. A call is sent once: whoever knows that a repeat is harmless repeats it. Redirects are not
 * followed, since a portal that moved is a change of settings and not something to do silently with credentials.
 * Certificates are checked against the trust of the Java runtime, and host names against certificates, always.
 *
 * <p>A failure says how far the call came, because that decides whether to ask before sending again:
 * {@link FailureCode#UNREACHABLE} means that nothing was sent, {@link FailureCode#TIMED_OUT} and
 * {@link FailureCode#ANSWER_LOST} that what the other party did is unknown.
 */
public final class HttpConnection implements AutoCloseable {

    private final OkHttpClient client;
    private final GuardedNetwork network;
    private final long maxResponseBytes;

    /**
     * Opens the pool.
     *
     * @param settings time-outs and limits
     */
    public HttpConnection(HttpSettings settings) {
        this(settings, AddressRule.all());
    }

    /**
     * Opens a pool for addresses that others chose.
     *
     * @param settings time-outs and limits
     * @param rule which network addresses may be connected to; a call to another is {@link FailureCode#UNREACHABLE}
     */
    public HttpConnection(HttpSettings settings, AddressRule rule) {
        this(settings, rule, ClientKeys::systemTrust);
    }

    HttpConnection(HttpSettings settings, Supplier<X509TrustManager> serverTrust) {
        this(settings, AddressRule.all(), serverTrust);
    }

    private HttpConnection(HttpSettings settings, AddressRule rule, Supplier<X509TrustManager> serverTrust) {
        this.network = new GuardedNetwork(rule);
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.readTimeout())
                .callTimeout(settings.callTimeout())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addInterceptor(chain -> {
                    network.require(chain.request().url());
                    return chain.proceed(chain.request());
                })
                .addNetworkInterceptor(chain -> {
                    network.require(chain.request().url(), Objects.requireNonNull(chain.connection(), "connection"));
                    Departure departure = chain.request().tag(Departure.class);
                    if (departure != null) {
                        departure.connected().set(true);
                    }
                    return chain.proceed(chain.request());
                });
        settings.clientKeys().ifPresent(keys -> {
            X509TrustManager trust = serverTrust.get();
            builder.sslSocketFactory(ClientKeys.sockets(keys, trust), trust);
        });
        network.guard(builder);
        this.client = builder.build();
        this.maxResponseBytes = settings.maxResponseBytes();
    }

    /**
     * Sends JSON and reads the answer.
     *
     * @param attempted what the call is for, as it may stand in a message
     * @param address where to, http or https
     * @param headers headers beside the content type
     * @param json the body, UTF-8
     * @return the answer, whatever its status
     * @throws TransportException if there was no whole answer
     * @throws InvalidInputException if the address or a header cannot stand in a request
     */
    public HttpReply postJson(String attempted, URI address, Map<String, String> headers, byte[] json) {
        return post(attempted, address, headers, new HttpBody("application/json; charset=utf-8", json));
    }

    /**
     * Sends a body of any kind and reads the answer.
     *
     * @param attempted what the call is for, as it may stand in a message
     * @param address where to, http or https
     * @param headers headers beside the content type
     * @param body what is sent
     * @return the answer, whatever its status
     * @throws TransportException if there was no whole answer
     * @throws InvalidInputException if the address or a header cannot stand in a request
     */
    public HttpReply post(String attempted, URI address, Map<String, String> headers, HttpBody body) {
        return exchange(attempted, address, request(attempted, address, headers).post(new BytesOnce(body)));
    }

    /**
     * Fetches what an address has.
     *
     * @param attempted what the call is for, as it may stand in a message
     * @param address where to, http or https
     * @param headers the headers
     * @return the answer, whatever its status; {@link HttpReply#location()} says where a redirect points
     * @throws TransportException if there was no whole answer
     * @throws InvalidInputException if the address or a header cannot stand in a request
     */
    public HttpReply get(String attempted, URI address, Map<String, String> headers) {
        return exchange(attempted, address, request(attempted, address, headers).get());
    }

    private HttpReply exchange(String attempted, URI address, Request.Builder request) {
        Departure departure = new Departure(new AtomicBoolean());
        Request ready = request.tag(Departure.class, departure).build();
        try (Response response = client.newCall(ready).execute()) {
            return read(attempted, response);
        } catch (IOException e) {
            throw failure(attempted, address.getHost(), departure.connected().get(), e);
        }
    }

    private static Request.Builder request(String attempted, URI address, Map<String, String> headers) {
        try {
            Request.Builder request = new Request.Builder().url(address.toString());
            headers.forEach(request::header);
            return request;
        } catch (IllegalArgumentException e) {
            // The cause is left out: it quotes the value, and a header may be a credential.
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    attempted,
                    "an address or header that cannot be sent",
                    "an http address, and headers of printable ASCII");
        }
    }

    private static TransportException failure(
            String attempted, @Nullable String host, boolean connected, IOException e) {
        if (e instanceof GuardedNetwork.Refused) {
            return new TransportException(
                    FailureCode.UNREACHABLE,
                    attempted,
                    host + " is in a network that may not be asked from here, nothing was sent",
                    e);
        }
        String kind = e.getClass().getSimpleName();
        if (!connected) {
            return new TransportException(
                    FailureCode.UNREACHABLE, attempted, "no connection to " + host + " (" + kind + ")", e);
        }
        if (e instanceof InterruptedIOException) {
            return new TransportException(
                    FailureCode.TIMED_OUT, attempted, "no whole answer from " + host + " in time", e);
        }
        return new TransportException(
                FailureCode.ANSWER_LOST, attempted, "the connection to " + host + " broke (" + kind + ")", e);
    }

    private HttpReply read(String attempted, Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(maxResponseBytes + 1)) {
            throw new TransportException(
                    FailureCode.LIMIT_EXCEEDED, attempted, "the answer exceeds " + maxResponseBytes + " bytes", null);
        }
        String contentType = response.header("Content-Type", "");
        String location = response.header("Location", "");
        return new HttpReply(
                response.code(),
                contentType == null ? "" : contentType,
                location == null ? "" : location,
                source.readByteArray());
    }

    /** Ends idle connections; calls that run are finished first by their own threads. */
    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    /** Travels with a request to tell whether it ever had a connection to be written to. */
    private record Departure(AtomicBoolean connected) {}
}
