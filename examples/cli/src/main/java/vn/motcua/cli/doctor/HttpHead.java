package vn.motcua.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Asks a web server for nothing but its headers. */
final class HttpHead {

    /** The code of the answer and the server's date. */
    record Answer(int code, HttpHeaders headers) {}

    private final HttpClient client;
    private final Duration limit;

    HttpHead(Duration limit) {
        this.client = HttpClient.newBuilder()
                .connectTimeout(limit)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.limit = limit;
    }

    Answer ask(URI address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .timeout(limit)
                .build();
        try {
            HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
            return new Answer(response.statusCode(), response.headers());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The date in the answer's header (RFC 9110, 6.6.1), exact to one second. */
    Instant date(URI address) throws IOException {
        String date = ask(address)
                .headers()
                .firstValue("Date")
                .orElseThrow(() -> new IOException("the answer carries no date"));
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
        } catch (DateTimeException e) {
            throw new IOException("the answer's date cannot be read", e);
        }
    }
}
