package vn.motcua.http.internal;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * A body that OkHttp must not send a second time.
 *
 * <p>Switching retries off is not enough: OkHttp still repeats a request by itself when the answer is 503 with
 * {@code Retry-After: 0}, or 421. Only a body that calls itself one-shot stops that.
 */
final class JsonOnce extends RequestBody {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final byte[] json;

    JsonOnce(byte[] json) {
        this.json = json;
    }

    @Override
    public MediaType contentType() {
        return JSON;
    }

    @Override
    public long contentLength() {
        return json.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(json);
    }
}
