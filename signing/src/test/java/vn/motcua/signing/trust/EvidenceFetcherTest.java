package vn.motcua.signing.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.MotcuaException;
import vn.motcua.http.HttpSettings;
import vn.motcua.http.internal.HttpBody;

class EvidenceFetcherTest {

    private static final EvidenceOptions HERE = EvidenceOptions.defaults().withPrivateHosts(Set.of("127.0.0.1"));

    private HttpServer server;
    private final AtomicInteger served = new AtomicInteger();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void get_redirects_areFollowedToTheThird() {
        answer("/third", 200, "here");
        redirect("/second", "/third");
        redirect("/first", "second");
        redirect("/zeroth", "http://127.0.0.1:" + server.getAddress().getPort() + "/first");

        assertThat(get(HERE, at("/zeroth"))).isEqualTo("here".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void get_redirectsInACircle_end() {
        redirect("/circle", "/circle");

        assertThat(failure(HERE, at("/circle"))).isEqualTo(FailureCode.PROTOCOL_VIOLATED);
        assertThat(served).hasValue(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/", "http://user@127.0.0.1/", "mailto:a@b"})
    void get_redirectToAnythingElse_isNotFollowed(String elsewhere) {
        redirect("/", elsewhere);

        assertThat(failure(HERE, at("/"))).isEqualTo(FailureCode.UNREACHABLE);
        assertThat(served).hasValue(1);
    }

    @Test
    void get_hostNotAllowed_nothingIsSent() {
        answer("/", 200, "");
        EvidenceOptions options = EvidenceOptions.defaults().withAllowedHosts(Set.of("ca.gov.vn"));

        assertThat(failure(options, at("/"))).isEqualTo(FailureCode.UNREACHABLE);
        assertThat(served).hasValue(0);
    }

    @Test
    void get_redirectToHostNotAllowed_nothingIsSentThere() {
        redirect("/", "http://localhost:" + server.getAddress().getPort() + "/inside");
        answer("/inside", 200, "secret");
        EvidenceOptions options = EvidenceOptions.defaults().withAllowedHosts(Set.of("127.0.0.1"));

        assertThat(failure(options, at("/"))).isEqualTo(FailureCode.UNREACHABLE);
        assertThat(served).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "[::ffff:7f00:1]"})
    void get_thisMachineNamedByACertificate_nothingIsSent(String host) {
        answer("/", 200, "secret");
        URI named = URI.create("http://" + host + ":" + server.getAddress().getPort() + "/");

        assertThat(refusal(EvidenceOptions.defaults(), named)).contains("may not be asked from here");
        assertThat(served).hasValue(0);
    }

    @Test
    void get_redirectToThisMachine_nothingIsSentThere() {
        redirect("/", "http://localhost:" + server.getAddress().getPort() + "/inside");
        answer("/inside", 200, "secret");

        assertThat(refusal(HERE, at("/"))).contains("may not be asked from here");
        assertThat(served).hasValue(1);
    }

    @Test
    void post_thisMachineNamedByACertificate_nothingIsSent() {
        answer("/", 200, "secret");
        HttpBody body = new HttpBody("application/ocsp-request", new byte[1]);
        try (EvidenceFetcher fetcher = new EvidenceFetcher(EvidenceOptions.defaults())) {
            assertThat(catchThrowableOfType(MotcuaException.class, () -> fetcher.post("test", at("/"), body)))
                    .hasMessageContaining("may not be asked from here");
        }
        assertThat(served).hasValue(0);
    }

    private static String refusal(EvidenceOptions options, URI address) {
        try (EvidenceFetcher fetcher = new EvidenceFetcher(options)) {
            MotcuaException refused = catchThrowableOfType(MotcuaException.class, () -> fetcher.get("test", address));
            assertThat(refused.code()).isEqualTo(FailureCode.UNREACHABLE);
            return String.valueOf(refused.getMessage());
        }
    }

    @Test
    void get_mappedHost_isAskedWithTheSamePath() {
        answer("/a/b%2Fc", 200, "mapped");
        EvidenceOptions options = EvidenceOptions.defaults()
                .withHostMapping(Map.of("OCSP.ca.ptc", "127.0.0.1"))
                .withAllowedHosts(Set.of("127.0.0.1"));
        URI named = URI.create("http://ocsp.CA.ptc:" + server.getAddress().getPort() + "/a/b%2Fc?d=e%20f");

        assertThat(get(options, named)).isEqualTo("mapped".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void get_answerOverTheLimit_isNotRead() {
        answer("/", 200, "x".repeat(2000));
        EvidenceOptions options = HERE.withHttp(HttpSettings.defaults().withMaxResponseBytes(1999));

        assertThat(failure(options, at("/"))).isEqualTo(FailureCode.LIMIT_EXCEEDED);
    }

    @ParameterizedTest
    @CsvSource({"204", "404", "403"})
    void get_otherStatus_isAnError(int status) {
        answer("/", status, "");

        assertThat(failure(HERE, at("/"))).isEqualTo(FailureCode.HTTP_ERROR);
    }

    @Test
    void get_hostFailsRepeatedly_restsAndIsTriedOnceAfterwards() {
        answer("/", 500, "");
        Instant[] now = {Instant.parse("2026-11-22T01:00:00Z")};
        EvidenceOptions options = HERE.withClock(clock(now));
        try (EvidenceFetcher fetcher = new EvidenceFetcher(options)) {
            for (int i = 0; i < 3; i++) {
                assertThat(failure(fetcher, at("/"))).isEqualTo(FailureCode.HTTP_ERROR);
            }
            assertThat(failure(fetcher, at("/other"))).isEqualTo(FailureCode.UNREACHABLE);
            assertThat(served).hasValue(3);

            now[0] = now[0].plus(Duration.ofMinutes(2));
            assertThat(failure(fetcher, at("/"))).isEqualTo(FailureCode.HTTP_ERROR);
            assertThat(failure(fetcher, at("/"))).isEqualTo(FailureCode.UNREACHABLE);
            assertThat(served).hasValue(4);
        }
    }

    private static Clock clock(Instant[] now) {
        return new Clock() {
            @Override
            public Instant instant() {
                return now[0];
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    private static byte[] get(EvidenceOptions options, URI address) {
        try (EvidenceFetcher fetcher = new EvidenceFetcher(options)) {
            return fetcher.get("test", address);
        }
    }

    private static FailureCode failure(EvidenceOptions options, URI address) {
        try (EvidenceFetcher fetcher = new EvidenceFetcher(options)) {
            return failure(fetcher, address);
        }
    }

    private static FailureCode failure(EvidenceFetcher fetcher, URI address) {
        return catchThrowableOfType(MotcuaException.class, () -> fetcher.get("test", address))
                .code();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void redirect(String path, String target) {
        server.createContext(path, exchange -> {
            served.incrementAndGet();
            exchange.getResponseHeaders().set("Location", target);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }

    private void answer(String path, int status, String body) {
        server.createContext(URI.create(path).getPath(), exchange -> {
            served.incrementAndGet();
            exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
    }
}
