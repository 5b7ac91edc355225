package vn.motcua.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends confirm messages to the agency. */
final class ConfirmPost {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private @Nullable HttpClient client;

    CallbackOutcome send(URI agency, String message) {
        HttpRequest request = HttpRequest.newBuilder(agency)
                .timeout(ANSWER)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(message, StandardCharsets.UTF_8))
                .build();
        try {
            HttpResponse<String> response =
                    client().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new CallbackOutcome(message, response.statusCode(), response.body());
        } catch (IOException failed) {
            return new CallbackOutcome(message, 0, failed.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new CallbackOutcome(message, 0, stopped.getClass().getSimpleName());
        }
    }

    /** Made when first needed: it is a good part of the time a sandbox takes to start. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(CONNECT)
                    .build();
        }
        return client;
    }
}
