package vn.motcua.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TransportException;
import vn.motcua.http.HttpSettings;

class GuardedNetworkTest {

    private final AtomicInteger served = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            served.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI at(String host) {
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + "/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void get_addressNotAdmitted_nothingIsSent(String host) {
        try (HttpConnection connection = new HttpConnection(HttpSettings.defaults(), (name, address) -> false)) {
            TransportException refused =
                    catchThrowableOfType(TransportException.class, () -> connection.get("test", at(host), Map.of()));

            assertThat(refused.code()).isEqualTo(FailureCode.UNREACHABLE);
            assertThat(refused).hasMessageContaining("may not be asked from here");
            assertThat(served).hasValue(0);
        }
    }

    /** The rule sees a name once for each address it has: no second answer of the name service takes its place. */
    @Test
    void get_nameAdmitted_isConnectedToTheAddressThatWasChecked() {
        List<InetAddress> checked = new ArrayList<>();
        AddressRule rule = (host, address) -> {
            checked.add(address);
            return host.equals("localhost") && address.isLoopbackAddress();
        };
        try (HttpConnection connection = new HttpConnection(HttpSettings.defaults(), rule)) {
            assertThat(connection.get("test", at("localhost"), Map.of()).status())
                    .isEqualTo(204);
            int first = checked.size();
            assertThat(connection.get("test", at("localhost"), Map.of()).status())
                    .isEqualTo(204);

            assertThat(checked).allMatch(InetAddress::isLoopbackAddress);
            // Looked up and connected the first time; then the open connection is checked again before it is used.
            assertThat(checked).hasSize(first + 1);
        }
        assertThat(served).hasValue(2);
    }
}
