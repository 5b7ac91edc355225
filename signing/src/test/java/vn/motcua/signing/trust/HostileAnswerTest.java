package vn.motcua.signing.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.MotcuaException;
import vn.motcua.signing.timestamp.Persistence;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.timestamp.TimestampOptions;
import vn.motcua.signing.timestamp.TimestampService;

/** Answers broken in any way end as a note or as one of our exceptions, never as anything else. */
class HostileAnswerTest {

    private static final TrustFixture FIXTURE = new TrustFixture();
    private static final int NESTED = 200_000;

    @AfterAll
    static void stop() {
        FIXTURE.close();
    }

    @Test
    void answers_mutated_neverEndInAnythingElse() throws Exception {
        mutate(150, new Random().nextLong());
    }

    @Test
    @Tag("full")
    void answers_mutatedManyTimes_neverEndInAnythingElse() throws Exception {
        mutate(20_000, new Random().nextLong());
    }

    private static void mutate(int rounds, long seed) throws Exception {
        Random random = new Random(seed);
        Evidence evidence = FIXTURE.gather(FIXTURE.options().withOrder(RevocationOrder.CRL_FIRST));
        byte[] list = evidence.crls().get(0);
        byte[] response = FIXTURE.gather(FIXTURE.options()).ocspResponses().get(0);
        byte[] issuer = FIXTURE.subCa().getEncoded();
        OcspQuestion question = new OcspQuestion(FIXTURE.officer, FIXTURE.subCa(), null);
        for (int round = 0; round < rounds; round++) {
            String told = "seed " + seed + ", round " + round;
            byte[] brokenResponse = broken(response, random);
            byte[] brokenList = broken(list, random);
            byte[] brokenIssuer = broken(issuer, random);
            accepts(told, () -> new OcspCheck(question, FIXTURE.options()).accept(brokenResponse));
            accepts(told, () -> new CrlCheck(FIXTURE.subCa(), FIXTURE.options()).accept(brokenList));
            accepts(told, () -> IssuerSearch.certificatesIn(brokenIssuer));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3080", "a080", "2480", "308400ffffff"})
    void answers_nestedWithoutEnd_neverEndInAnythingElse(String opening) {
        byte[] nested = HexFormat.of().parseHex(opening.repeat(NESTED));
        OcspQuestion question = new OcspQuestion(FIXTURE.officer, FIXTURE.subCa(), null);

        assertThat(catchThrowable(() -> new OcspCheck(question, FIXTURE.options()).accept(nested)))
                .isInstanceOf(MotcuaException.class);
        assertThat(catchThrowable(() -> new CrlCheck(FIXTURE.subCa(), FIXTURE.options()).accept(nested)))
                .isInstanceOf(MotcuaException.class);
        assertThat(catchThrowable(() -> IssuerSearch.certificatesIn(nested))).isInstanceOf(MotcuaException.class);
    }

    @Test
    void answers_nestedBehindAGoodBlock_areNotReached() throws Exception {
        byte[] nested = HexFormat.of().parseHex("3080".repeat(NESTED));
        byte[] good = FIXTURE.subCa().getEncoded();
        byte[] both = Arrays.copyOf(good, good.length + nested.length);
        System.arraycopy(nested, 0, both, good.length, nested.length);
        String pem = "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(good)
                + "\n-----END CERTIFICATE-----\n";
        byte[] text = (pem + new String(nested, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(IssuerSearch.certificatesIn(both)).containsExactly(FIXTURE.subCa());
        assertThat(IssuerSearch.certificatesIn(text)).containsExactly(FIXTURE.subCa());
        assertThat(IssuerSearch.certificatesIn((pem + "text between\n" + pem).getBytes(StandardCharsets.US_ASCII)))
                .hasSize(2);
    }

    @Test
    void timestamps_mutatedOrNested_neverEndInAnythingElse() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] digest = new byte[32];
        AtomicReference<byte[]> answer = new AtomicReference<>(new byte[0]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] asked = exchange.getRequestBody().readAllBytes();
            byte[] sent = answer.get().length > 0 ? answer.get() : broken(fromSandbox(asked), random);
            exchange.sendResponseHeaders(200, sent.length);
            exchange.getResponseBody().write(sent);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        TimestampOptions options = TimestampOptions.defaults(TimestampService.at(address))
                .withPersistence(Persistence.defaults().withRounds(1).withRest(1000, Duration.ZERO));
        try (TimestampClient client = TimestampClient.open(options)) {
            for (int round = 0; round < 60; round++) {
                accepts("seed " + seed + ", round " + round, () -> client.stamp("SHA-256", digest));
            }
            answer.set(HexFormat.of().parseHex("3080".repeat(NESTED)));
            assertThat(catchThrowable(() -> client.stamp("SHA-256", digest))).isInstanceOf(MotcuaException.class);
        } finally {
            server.stop(0);
        }
    }

    private static byte[] fromSandbox(byte[] query) throws IOException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(FIXTURE.trust.timestampUrl())
                                    .header("Content-Type", "application/timestamp-query")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(query))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void accepts(String told, Runnable reading) {
        Throwable thrown = catchThrowable(reading::run);
        assertThat(thrown == null || thrown instanceof MotcuaException)
                .as("%s: %s", told, thrown)
                .isTrue();
    }

    private static byte[] broken(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
