package vn.motcua.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockAndNetworkCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Clock FIXED = Clock.fixed(NOW, ZoneOffset.UTC);

    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;
    private int code = 404;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(code, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/secret?id=1");
    }

    private static List<Status> statuses(Clock clock, ZoneId zone, TimeSource source) {
        return new ClockCheck(clock, () -> 0, zone, Optional.ofNullable(source))
                .run().stream().map(Finding::status).toList();
    }

    @Test
    void clock_right_isOkInVietnamAndNotedElsewhere() {
        assertThat(statuses(FIXED, VIETNAM, null)).containsExactly(Status.OK);
        assertThat(statuses(FIXED, ZoneId.of("America/New_York"), null)).containsExactly(Status.OK, Status.NOTE);
    }

    @Test
    void clock_beforeThisVersionWasMade_willNotWork() {
        assertThat(statuses(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), VIETNAM, null))
                .containsExactly(Status.WILL_NOT_WORK);
    }

    @ParameterizedTest
    @CsvSource({"-1", "100"})
    void clock_thatJumps_callsForAttention(long seconds) {
        AtomicInteger readings = new AtomicInteger();
        Clock jumping = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return readings.incrementAndGet() > 500 ? NOW.plusSeconds(seconds) : NOW;
            }
        };

        assertThat(statuses(jumping, VIETNAM, null)).containsExactly(Status.OK, Status.ATTENTION);
    }

    @ParameterizedTest
    @CsvSource({"0,OK", "4,OK", "-60,ATTENTION", "60,ATTENTION", "3600,WILL_NOT_WORK"})
    void clock_offTheTimeSource_isJudgedByHowMuch(long seconds, Status status) {
        assertThat(statuses(FIXED, VIETNAM, () -> NOW.minusSeconds(seconds))).containsExactly(Status.OK, status);
    }

    @Test
    void clock_timeSourceOverHttp_isReadFromItsDate() {
        HttpHead http = new HttpHead(Duration.ofSeconds(5));

        assertThat(statuses(Clock.systemUTC(), VIETNAM, () -> http.date(address())))
                .containsOnly(Status.OK)
                .hasSize(2);
        server.stop(0);
        assertThat(statuses(FIXED, VIETNAM, () -> http.date(address()))).contains(Status.WILL_NOT_WORK);
    }

    private List<Finding> network(Map<String, String> environment, Map<String, String> properties, URI... addresses) {
        HttpHead http = new HttpHead(Duration.ofSeconds(5));
        return new NetworkCheck(environment, properties, List.of(addresses), http).run();
    }

    @Test
    void network_noAddressNamed_callsNobody() {
        assertThat(network(Map.of(), Map.of())).extracting(Finding::status).containsExactly(Status.OK);
        assertThat(calls).hasValue(0);
    }

    @Test
    void network_proxyWhereJavaDoesNotLook_isToldWithoutItsPassword() {
        Finding finding = network(Map.of("https_proxy", "an:secret@proxy.xa.gov.vn:3128"), Map.of())
                .get(0);

        assertThat(finding.status()).isEqualTo(Status.ATTENTION);
        assertThat(finding.facts()).containsEntry("https_proxy", "proxy.xa.gov.vn:3128");
    }

    @Test
    void network_proxyForJava_isOk() {
        Finding finding = network(
                        Map.of("HTTPS_PROXY", "http://proxy:3128"),
                        Map.of("https.proxyHost", "proxy", "https.proxyPort", "3128"))
                .get(0);

        assertThat(finding.status()).isEqualTo(Status.OK);
        assertThat(finding.facts()).containsEntry("https.proxyHost", "proxy");
    }

    @Test
    void network_anyAnswer_isReachedAndItsPathIsNotShown() {
        Finding finding = network(Map.of(), Map.of(), address()).get(1);

        assertThat(finding.status()).isEqualTo(Status.OK);
        assertThat(finding.text().english())
                .contains("127.0.0.1")
                .contains("404")
                .doesNotContain("secret");
    }

    @Test
    void network_proxyThatAsksForAnAccount_willNotWork() {
        code = 407;

        assertThat(network(Map.of(), Map.of(), address()).get(1).status()).isEqualTo(Status.WILL_NOT_WORK);
    }

    @Test
    void network_nobodyThere_willNotWork() {
        URI address = address();
        server.stop(0);

        Finding finding = network(Map.of(), Map.of(), address).get(1);

        assertThat(finding.status()).isEqualTo(Status.WILL_NOT_WORK);
        assertThat(finding.text().vietnamese()).doesNotContain("secret");
    }
}
