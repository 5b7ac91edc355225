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
import vn.motcua.failure.MotcuaException;

/** The address of an agency that the platform calls back: what a web application would do with the confirmation. */
final class AgencyEndpoint implements AutoCloseable {

    private final List<Settlement> settlements = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final PaymentConfirmation confirmation;

    AgencyEndpoint(PaymentConfirmation confirmation) throws IOException {
        this.confirmation = confirmation;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/payment/confirm", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/payment/confirm");
    }

    List<Settlement> settlements() {
        return settlements;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            SettledCallback settled =
                    confirmation.settle(exchange.getRequestBody().readAllBytes());
            settlements.add(settled.settlement());
            byte[] body = settled.reply().json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (MotcuaException e) {
            exchange.sendResponseHeaders(503, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
