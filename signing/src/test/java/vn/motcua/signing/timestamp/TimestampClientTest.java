package vn.motcua.signing.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.TransportException;
import vn.motcua.http.HttpSettings;
import vn.motcua.http.Secret;
import vn.motcua.sandbox.Fault;
import vn.motcua.sandbox.JournalEntry;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.TimestampFault;
import vn.motcua.sandbox.TrustService;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.trust.OpenSsl;
import vn.motcua.signing.trust.TrustAnchors;

class TimestampClientTest {

    private static final Sandbox SANDBOX = Sandbox.start();
    private static final TimestampService SERVICE =
            TimestampService.at(SANDBOX.trust().timestampUrl());
    private static final Persistence ONCE = Persistence.defaults().withRounds(1).withFirstPause(Duration.ZERO);
    private static final Pause NONE = time -> {};

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-256", "SHA-384", "SHA-512"})
    void stamp_anyHash_saysWhatTheAuthoritySays(String hash) throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        try (TimestampClient client = TimestampClient.open(options().withAnchors(anchors()))) {
            Timestamp timestamp = client.stamp(hash, digest(hash));

            assertThat(timestamp.time()).isBetween(before, Instant.now());
            assertThat(timestamp.accuracy()).contains(Duration.ofMillis(1500));
            assertThat(timestamp.policy()).isEqualTo("0.4.0.2023.1.1");
            assertThat(timestamp.serial()).isPositive();
            assertThat(timestamp.signer()).isEqualTo(SANDBOX.trust().timestampCertificate());
            assertThat(timestamp.certificates())
                    .containsExactly(
                            SANDBOX.trust().timestampCertificate(),
                            SANDBOX.trust().pki().subCa());
        }
    }

    @Test
    @RequiresNative("openssl")
    void stamp_token_opensslVerifies(@TempDir Path folder) throws Exception {
        OpenSsl openssl = new OpenSsl(folder);
        byte[] digest = digest("SHA-256");
        try (TimestampClient client = TimestampClient.open(options())) {
            Path token =
                    openssl.file("token.der", client.stamp("SHA-256", digest).token());
            Path root = openssl.pem("root.pem", SANDBOX.trust().pki().root());
            String hex = HexFormat.of().formatHex(digest);

            assertThat(openssl.run("ts", "-verify", "-digest", hex, "-in", token, "-token_in", "-CAfile", root))
                    .contains("Verification: OK");
            assertThat(openssl.run(
                            "ts",
                            "-verify",
                            "-digest",
                            hex.replace('0', '1'),
                            "-in",
                            token,
                            "-token_in",
                            "-CAfile",
                            root))
                    .contains("FAILED");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REJECTED, REQUEST_DECLINED",
        "NO_TOKEN, PROTOCOL_VIOLATED",
        "WRONG_NONCE, ANSWER_UNTRUSTED",
        "MISSING_NONCE, ANSWER_UNTRUSTED",
        "WRONG_IMPRINT, ANSWER_UNTRUSTED",
        "WRONG_SIGNER, ANSWER_UNTRUSTED",
        "FOREIGN_SIGNER, ANSWER_UNTRUSTED",
        "EXPIRED_SIGNER, ANSWER_UNTRUSTED",
        "NO_CERTIFICATE, ANSWER_UNTRUSTED",
        "BROKEN_SIGNATURE, ANSWER_UNTRUSTED",
    })
    void stamp_wrongAnswer_isRefused(TimestampFault fault, FailureCode expected) {
        SANDBOX.trust().failNext(fault);

        assertThat(failure(options().withAnchors(anchors())).code()).isEqualTo(expected);
    }

    @Test
    void stamp_wrongPolicy_isRefusedWhenOneWasAskedFor() {
        SANDBOX.trust().failNext(TimestampFault.WRONG_POLICY);

        assertThat(failure(options().withPolicy("0.4.0.2023.1.1")).code()).isEqualTo(FailureCode.ANSWER_UNTRUSTED);
    }

    @Test
    void stamp_policyTheAuthorityDoesNotHave_isDeclined() {
        MotcuaException failure = failure(options().withPolicy("1.2.3.4"));

        assertThat(failure.code()).isEqualTo(FailureCode.REQUEST_DECLINED);
        assertThat(failure.getCause()).hasMessageContaining("status 2, failure information 0x");
    }

    @Test
    void stamp_foreignSignerWithoutAnchors_isTaken() throws Exception {
        SANDBOX.trust().failNext(TimestampFault.FOREIGN_SIGNER);
        try (TimestampClient client = TimestampClient.open(options(), NONE)) {
            assertThat(client.stamp("SHA-256", digest("SHA-256")).signer())
                    .isNotEqualTo(SANDBOX.trust().timestampCertificate());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_503, HTTP_ERROR",
        "HTTP_500, HTTP_ERROR",
        "HTML_PAGE, PROTOCOL_VIOLATED",
        "EMPTY_REPLY, PROTOCOL_VIOLATED",
        "CONNECTION_RESET, ANSWER_LOST",
        "CUT_OFF, ANSWER_LOST",
        "ANSWER_LOST, ANSWER_LOST",
        "NO_ANSWER, TIMED_OUT",
    })
    void stamp_faultOnTheWay_isNamed(Fault fault, FailureCode expected) {
        SANDBOX.trust().failNext(TrustService.TIMESTAMP, fault, 1);

        MotcuaException failure = failure(fault == Fault.NO_ANSWER ? options().withHttp(impatient()) : options());

        assertThat(failure.code()).isEqualTo(expected);
        assertThat(failure).hasMessageContaining("127.0.0.1 " + expected);
    }

    @Test
    void stamp_nobodyListens_isUnreachable() throws IOException {
        assertThat(failure(TimestampOptions.defaults(nobody()).withPersistence(ONCE))
                        .code())
                .isEqualTo(FailureCode.UNREACHABLE);
    }

    @Test
    void stamp_answerOverTheLimit_isRefused() {
        HttpSettings small = HttpSettings.defaults().withMaxResponseBytes(1000);

        assertThat(failure(options().withHttp(small)).code()).isEqualTo(FailureCode.LIMIT_EXCEEDED);
    }

    @Test
    void stamp_firstServiceDown_secondGivesIt() throws Exception {
        TimestampOptions both = TimestampOptions.defaults(nobody(), SERVICE).withPersistence(ONCE);
        try (TimestampClient client = TimestampClient.open(both, NONE)) {
            assertThat(client.stamp("SHA-256", digest("SHA-256")).signer())
                    .isEqualTo(SANDBOX.trust().timestampCertificate());
        }
    }

    @Test
    void stamp_firstServiceAnswers_secondIsNotAsked() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer second = server();
        second.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        TimestampOptions both = TimestampOptions.defaults(SERVICE, TimestampService.at(address(second)));
        try (TimestampClient client = TimestampClient.open(both, NONE)) {
            client.stamp("SHA-256", digest("SHA-256"));
            assertThat(asked).hasValue(0);
        } finally {
            second.stop(0);
        }
    }

    @Test
    void defaults_slowestAuthorityKnown_isWaitedFor() throws Exception {
        TimestampOptions defaults = TimestampOptions.defaults(SERVICE);

        assertThat(defaults.http().readTimeout()).isGreaterThan(Duration.ofSeconds(131));
        assertThat(defaults.http().callTimeout()).isGreaterThan(Duration.ofSeconds(131));
        assertThat(defaults.callsAtOnce()).isEqualTo(4);
        SANDBOX.trust().delay(TrustService.TIMESTAMP, Duration.ofMillis(400));
        try (TimestampClient client = TimestampClient.open(defaults, NONE)) {
            assertThat(client.stamp("SHA-256", digest("SHA-256")).token()).isNotEmpty();
        } finally {
            SANDBOX.trust().delay(TrustService.TIMESTAMP, Duration.ZERO);
        }
    }

    @Test
    void stamp_failsTwice_pausesDoubleAndThirdRoundGivesIt() throws Exception {
        SANDBOX.trust().failNext(TrustService.TIMESTAMP, Fault.HTTP_503, 2);
        List<Duration> pauses = new ArrayList<>();
        TimestampOptions patient = options().withPersistence(Persistence.defaults());
        try (TimestampClient client = TimestampClient.open(patient, pauses::add)) {
            client.stamp("SHA-256", digest("SHA-256"));
        }

        assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void stamp_declined_isNotAskedAgain() {
        int before = arrivals();
        SANDBOX.trust().failNext(TimestampFault.REJECTED);

        assertThat(failure(options().withPersistence(Persistence.defaults())).code())
                .isEqualTo(FailureCode.REQUEST_DECLINED);
        assertThat(arrivals()).isEqualTo(before + 1);
    }

    @Test
    void stamp_serviceFailedRepeatedly_restsForAllThreadsOfTheClientOnly() throws Exception {
        MovingClock clock = new MovingClock();
        TimestampOptions options = options().withClock(clock).withPersistence(ONCE.withRest(2, Duration.ofMinutes(2)));
        try (TimestampClient client = TimestampClient.open(options, NONE);
                TimestampClient other = TimestampClient.open(options, NONE)) {
            SANDBOX.trust().failNext(TrustService.TIMESTAMP, Fault.HTTP_503, 2);
            assertThat(failure(client).code()).isEqualTo(FailureCode.HTTP_ERROR);
            assertThat(failure(client).code()).isEqualTo(FailureCode.HTTP_ERROR);
            int before = arrivals();

            assertThat(failure(client)).isInstanceOf(TransportException.class).hasMessageContaining("nothing is sent");
            assertThat(arrivals()).isEqualTo(before);
            other.stamp("SHA-256", digest("SHA-256"));
            assertThat(arrivals()).isEqualTo(before + 1);

            clock.pass(Duration.ofMinutes(2));
            SANDBOX.trust().failNext(TrustService.TIMESTAMP, Fault.HTTP_503, 1);
            assertThat(failure(client).code()).isEqualTo(FailureCode.HTTP_ERROR);
            assertThat(failure(client).code()).isEqualTo(FailureCode.UNREACHABLE);
            clock.pass(Duration.ofMinutes(2));
            client.stamp("SHA-256", digest("SHA-256"));
            client.stamp("SHA-256", digest("SHA-256"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void stamp_manyThreads_neverMoreCallsAtOnceThanAllowed(int allowed) throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier pair = new CyclicBarrier(allowed);
        HttpServer server = server();
        server.createContext("/", exchange -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                pair.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IOException(e);
            }
            running.decrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        TimestampOptions few = TimestampOptions.defaults(TimestampService.at(address(server)))
                .withPersistence(ONCE.withRest(100, Duration.ZERO))
                .withCallsAtOnce(allowed);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (TimestampClient client = TimestampClient.open(few, NONE)) {
            Callable<FailureCode> call = () -> failure(client).code();
            for (Future<FailureCode> answer :
                    threads.invokeAll(List.of(call, call, call, call, call, call, call, call))) {
                assertThat(answer.get()).isEqualTo(FailureCode.HTTP_ERROR);
            }
            assertThat(most).hasValue(allowed);
        } finally {
            threads.shutdownNow();
            server.stop(0);
        }
    }

    @Test
    void stamp_login_isSentAsBasicAndRefusalIsNamed() throws Exception {
        AtomicReference<String> header = new AtomicReference<>("");
        HttpServer server = server();
        server.createContext("/", exchange -> {
            header.set(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        TimestampService service = TimestampService.at(address(server)).withLogin("xã-mẫu", Secret.of("mật:khẩu"));
        try {
            MotcuaException failure = failure(TimestampOptions.defaults(service));

            assertThat(failure.code()).isEqualTo(FailureCode.CREDENTIALS_REFUSED);
            assertThat(header.get()).startsWith("Basic ");
            String decoded = new String(
                    Base64.getDecoder().decode(header.get().substring("Basic ".length())), StandardCharsets.UTF_8);
            assertThat(decoded).isEqualTo("xã-mẫu:mật:khẩu");
            assertThat(failure + " " + service).doesNotContain("mật:khẩu");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void stamp_sameRandom_sameRequest() throws Exception {
        byte[] digest = digest("SHA-256");
        for (int i = 0; i < 2; i++) {
            try (TimestampClient client = TimestampClient.open(options().withRandom(new Random(7)))) {
                client.stamp("SHA-256", digest);
            }
        }
        List<String> requests = SANDBOX.journal().entries().stream()
                .filter(entry -> entry.operation().equals("TIMESTAMP"))
                .map(JournalEntry::requestBody)
                .toList();

        assertThat(requests.get(requests.size() - 1)).isEqualTo(requests.get(requests.size() - 2));
    }

    @Test
    void stamp_interruptedWhileWaiting_endsAndStaysInterrupted() {
        SANDBOX.trust().failNext(TrustService.TIMESTAMP, Fault.HTTP_503, 1);
        Pause interrupted = time -> {
            throw new InterruptedException();
        };
        try (TimestampClient client =
                TimestampClient.open(options().withPersistence(Persistence.defaults()), interrupted)) {
            assertThat(failure(client).code()).isEqualTo(FailureCode.UNREACHABLE);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"SHA-1, 20", "MD5, 16", "SHA-256, 31", "SHA-512, 32", "sha256, 32"})
    void stamp_unfitDigest_isRefusedBeforeAnythingIsSent(String name, int length) {
        int before = arrivals();
        try (TimestampClient client = TimestampClient.open(options())) {
            assertThatThrownBy(() -> client.stamp(name, new byte[length])).isInstanceOf(InvalidInputException.class);
        }
        assertThat(arrivals()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://tsa.example.vn/", "/tsa", "http:///tsa", "mailto:tsa@example.vn"})
    void service_unfitAddress_isRefused(String address) {
        URI unfit = URI.create(address);

        assertThatThrownBy(() -> TimestampService.at(unfit)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void options_outOfRange_areRefused() {
        assertThatThrownBy(TimestampOptions::defaults).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> options().withPolicy("policy")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> options().withCallsAtOnce(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ONCE.withRounds(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ONCE.withRest(0, Duration.ZERO)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ONCE.withFirstPause(Duration.ofSeconds(-1))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> SERVICE.withLogin("a:b", Secret.of(""))).isInstanceOf(InvalidInputException.class);
    }

    private static TimestampOptions options() {
        return TimestampOptions.defaults(SERVICE).withPersistence(ONCE);
    }

    private static TrustAnchors anchors() {
        return TrustAnchors.of(SANDBOX.trust().pki().root());
    }

    private static HttpSettings impatient() {
        return HttpSettings.defaults().withCallTimeout(Duration.ofMillis(700));
    }

    private static MotcuaException failure(TimestampOptions options) {
        try (TimestampClient client = TimestampClient.open(options, NONE)) {
            return failure(client);
        }
    }

    private static MotcuaException failure(TimestampClient client) {
        return catchThrowableOfType(MotcuaException.class, () -> client.stamp("SHA-256", digest("SHA-256")));
    }

    private static int arrivals() {
        List<JournalEntry> entries = SANDBOX.journal().entries();
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).number();
    }

    private static byte[] digest(String hash) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance(hash).digest("một cửa".getBytes(StandardCharsets.UTF_8));
    }

    private static TimestampService nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return TimestampService.at(URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/"));
        }
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return server;
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** A clock that moves when it is told. */
    private static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2026-11-22T01:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
