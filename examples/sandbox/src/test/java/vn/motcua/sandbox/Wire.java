package vn.motcua.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A caller on the wire that is not ours: the JDK's client. */
final class Wire {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private Wire() {}

    static HttpResponse<String> post(URI address, String json) throws IOException, InterruptedException {
        return send(request(address)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8)));
    }

    static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return send(request(address).GET());
    }

    static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
