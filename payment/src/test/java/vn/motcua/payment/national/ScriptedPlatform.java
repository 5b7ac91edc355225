package vn.motcua.payment.national;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A platform that answers every call the same, for answers that no platform should give. */
final class ScriptedPlatform implements AutoCloseable {

    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final int status;
    private final String answer;

    /**
     * Every answer asks for an immediate retry, which a client that sends money must not follow. Where the answer says {@code $ECHO}, what was sent is repeated, the token included.
     */
    ScriptedPlatform(int status, String answer) throws IOException {
        this.status = status;
        this.answer = answer;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    PaymentPlatformSettings settings() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return PaymentFixture.settings(url, url);
    }

    List<String> tokens() {
        return tokens;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            tokens.add(token);
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] body = answer.replace("$ECHO", token + sent).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Retry-After", "0");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
