package vn.motcua.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.agency.AgencyCode;
import vn.motcua.http.Secret;

/** Answers word for word what a test told it to, in that order; for answers that no well-made portal gives. */
final class StubPortal implements AutoCloseable {

    static final String PASSWORD = "mật-khẩu-\"bí\\mật\"";
    static final String SESSION = "session-0c5f";

    final List<JsonNode> logins = new CopyOnWriteArrayList<>();
    final List<JsonNode> calls = new CopyOnWriteArrayList<>();
    final List<String> addresses = new CopyOnWriteArrayList<>();
    final List<String> destinations = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final Queue<Answer> loginAnswers = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    private record Answer(int status, String body) {}

    StubPortal() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/login", exchange -> answer(exchange, logins, loginAnswers));
        server.createContext("/g", exchange -> answer(exchange, calls, answers));
        server.start();
    }

    /** The next login is answered so; without this, with {@link #SESSION}. */
    StubPortal login(int status, String body) {
        loginAnswers.add(new Answer(status, body));
        return this;
    }

    /** The next call is answered so; without this, with success. */
    StubPortal call(int status, String body) {
        answers.add(new Answer(status, body));
        return this;
    }

    PortalSettings settings() {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return PortalSettings.of(
                base.resolve("login"),
                base.resolve("g"),
                AgencyCode.of("000.00.19.H55"),
                new PortalAccount("xa.diemthuy", Secret.of(PASSWORD)));
    }

    private void answer(HttpExchange exchange, List<JsonNode> seen, Queue<Answer> planned) throws IOException {
        seen.add(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
        addresses.add(exchange.getRequestURI().toString());
        String destination = exchange.getRequestHeaders().getFirst("dstcode");
        destinations.add(destination == null ? "" : destination);
        Answer next = planned.poll();
        if (next == null) {
            next = new Answer(200, "{\"error_code\":0,\"session\":\"" + SESSION + "\"}");
        }
        byte[] body = next.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(next.status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
