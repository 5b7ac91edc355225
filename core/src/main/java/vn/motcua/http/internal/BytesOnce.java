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
final class BytesOnce extends RequestBody {

    private final MediaType type;
    private final byte[] bytes;

    BytesOnce(HttpBody body) {
        this.type = MediaType.get(body.contentType());
        this.bytes = body.bytes();
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(bytes);
    }
}
