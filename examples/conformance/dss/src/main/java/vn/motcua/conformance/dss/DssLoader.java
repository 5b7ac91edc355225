package vn.motcua.conformance.dss;

import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.spi.client.http.DataLoader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fetches for DSS with the JDK's client. Its own loader without dependencies cannot say of which type a question is, as
 * RFC 3161, 3.4, and RFC 6960, A.1, ask for.
 */
final class DssLoader implements DataLoader {

    private static final long serialVersionUID = 1;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final @Nullable String type;

    private DssLoader(@Nullable String type) {
        this.type = type;
    }

    /** For what is fetched and not asked. */
    static DssLoader plain() {
        return new DssLoader(null);
    }

    /** For questions of a type. */
    static DssLoader asking(String type) {
        return new DssLoader(type);
    }

    @Override
    public byte[] get(String url) {
        return answer(HttpRequest.newBuilder(URI.create(url)).build());
    }

    @Override
    public DataAndUrl get(List<String> urls) {
        return new DataAndUrl(urls.get(0), get(urls.get(0)));
    }

    @Override
    public byte[] post(String url, byte[] content) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofByteArray(content));
        return answer((type == null ? request : request.header("Content-Type", type)).build());
    }

    /** It is said when the loader is made. */
    @Override
    public void setContentType(String contentType) {
        if (!contentType.equals(type)) {
            throw new UnsupportedOperationException("the type stays " + type);
        }
    }

    private static byte[] answer(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new DSSException(request.uri() + " answered " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new DSSException(request.uri() + " cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DSSException("interrupted while asking " + request.uri(), e);
        }
    }
}
