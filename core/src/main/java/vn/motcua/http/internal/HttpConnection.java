package vn.motcua.http.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TransportException;
import vn.motcua.http.HttpSettings;

/**
 * Calls to remote parties, over one shared pool of connections.
 *
 * <p>Safe for threads. A call is sent once: whoever knows that a repeat is harmless repeats it. Redirects are not
 * followed, since a portal that moved is a change of settings and not something to do silently with credentials.
 */
public final class HttpConnection implements AutoCloseable {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final OkHttpClient client;
    private final long maxResponseBytes;

    /**
     * Opens the pool.
     *
     * @param settings time-outs and limits
     */
    public HttpConnection(HttpSettings settings) {
        this.client = new OkHttpClient.Builder()
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.readTimeout())
                .callTimeout(settings.callTimeout())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
        this.maxResponseBytes = settings.maxResponseBytes();
    }

    /**
     * Sends JSON and reads the answer.
     *
     * @param attempted what the call is for, as it may stand in a message
     * @param address where to
     * @param headers headers beside the content type
     * @param json the body, UTF-8
     * @return the answer, whatever its status
     * @throws TransportException if there was no whole answer
     */
    public HttpReply postJson(String attempted, URI address, Map<String, String> headers, byte[] json) {
        Request.Builder request = new Request.Builder().url(address.toString()).post(RequestBody.create(json, JSON));
        headers.forEach(request::header);
        try (Response response = client.newCall(request.build()).execute()) {
            return read(attempted, response);
        } catch (InterruptedIOException e) {
            throw new TransportException(
                    FailureCode.TIMED_OUT, attempted, "no whole answer from " + address.getHost() + " in time", e);
        } catch (IOException e) {
            throw new TransportException(
                    FailureCode.UNREACHABLE,
                    attempted,
                    "the connection to " + address.getHost() + " failed ("
                            + e.getClass().getSimpleName() + ")",
                    e);
        }
    }

    private HttpReply read(String attempted, Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(maxResponseBytes + 1)) {
            throw new TransportException(
                    FailureCode.LIMIT_EXCEEDED, attempted, "the answer exceeds " + maxResponseBytes + " bytes", null);
        }
        String contentType = response.header("Content-Type", "");
        return new HttpReply(response.code(), contentType == null ? "" : contentType, source.readByteArray());
    }

    /** Ends idle connections; calls that run are finished first by their own threads. */
    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
