package vn.motcua.http.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToIgnoreCase;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TransportException;
import vn.motcua.http.HttpSettings;

class HttpConnectionTest {

    private static final byte[] BODY = "{\"tên\":\"Đỗ\"}".getBytes(StandardCharsets.UTF_8);

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().dynamicHttpsPort().bindAddress("127.0.0.1"));
    private final HttpConnection connection =
            new HttpConnection(HttpSettings.defaults().withMaxResponseBytes(1000));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        connection.close();
        server.stop();
    }

    @Test
    void postJson_answered_bodyHeadersAndAnswerUnchanged() {
        answer(aResponse().withStatus(201).withBody("{\"ok\":\"đã nhận\"}"));

        HttpReply reply = connection.postJson("test", http(), Map.of("dstcode", "VN:GOV:X"), BODY);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.successful()).isTrue();
        assertThat(reply.text()).isEqualTo("{\"ok\":\"đã nhận\"}");
        server.verify(
                1,
                postRequestedFor(urlEqualTo("/"))
                        .withHeader("dstcode", equalTo("VN:GOV:X"))
                        .withHeader("Content-Type", equalToIgnoreCase("application/json; charset=utf-8"))
                        .withRequestBody(equalTo("{\"tên\":\"Đỗ\"}")));
    }

    @ParameterizedTest
    @CsvSource({"503, Retry-After, 0", "408, Connection, close", "421, X-Nothing, 0", "307, Location, /elsewhere"})
    void postJson_answerThatInvitesARepeat_sentOnce(int status, String header, String value) {
        answer(aResponse().withStatus(status).withHeader(header, value));

        assertThat(connection.postJson("test", http(), Map.of(), BODY).status()).isEqualTo(status);

        server.verify(1, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
    void postJson_connectionBreaksAfterSending_answerLostAndSentOnce(Fault fault) {
        answer(aResponse().withFault(fault));

        assertThat(failure(http()).code()).isEqualTo(FailureCode.ANSWER_LOST);

        server.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void postJson_noAnswer_timedOutAndSentOnce() throws IOException {
        HttpSettings impatient = HttpSettings.defaults().withReadTimeout(Duration.ofMillis(300));
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                HttpConnection hasty = new HttpConnection(impatient)) {
            URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            silent.setSoTimeout(200);

            TransportException e = catchThrowableOfType(
                    TransportException.class, () -> hasty.postJson("test", address, Map.of(), BODY));

            assertThat(e.code()).isEqualTo(FailureCode.TIMED_OUT);
            silent.accept().close();
            assertThatThrownBy(silent::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void postJson_connectionRefused_unreachable() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(failure(URI.create("http://127.0.0.1:" + free + "/")).code()).isEqualTo(FailureCode.UNREACHABLE);
    }

    @Test
    void postJson_certificateNobodyTrusts_refusedBeforeAnythingIsSent() {
        answer(aResponse().withStatus(200));

        TransportException e = failure(URI.create("https://127.0.0.1:" + server.httpsPort() + "/"));

        assertThat(e.code()).isEqualTo(FailureCode.UNREACHABLE);
        assertThat(e).hasMessageContaining("SSL");
        server.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void postJson_answerAboveTheLimit_refused() {
        answer(aResponse().withBody("x".repeat(1001)));

        assertThat(failure(http()).code()).isEqualTo(FailureCode.LIMIT_EXCEEDED);
    }

    @Test
    void postJson_answerOfExactlyTheLimit_read() {
        answer(aResponse().withBody("x".repeat(1000)));

        assertThat(connection.postJson("test", http(), Map.of(), BODY).body()).hasSize(1000);
    }

    @Test
    void postJson_headerThatCannotBeSent_refusedWithoutQuotingIt() {
        InvalidInputException e = catchThrowableOfType(
                InvalidInputException.class,
                () -> connection.postJson("test", http(), Map.of("Authorization", "hidden\nvalue"), BODY));

        assertThat(e.code()).isEqualTo(FailureCode.INVALID_VALUE);
        assertThat(e).hasMessageNotContaining("hidden").hasNoCause();
    }

    @Test
    void post_otherKindOfBody_sentAsItIs() {
        answer(aResponse().withBody(new byte[] {3, 2, 1}));
        byte[] bytes = {0, (byte) 0xff, 10, 13};

        HttpReply reply = connection.post("test", http(), Map.of(), new HttpBody("application/ocsp-request", bytes));

        assertThat(reply.body()).containsExactly(3, 2, 1);
        server.verify(
                1,
                postRequestedFor(urlEqualTo("/"))
                        .withHeader("Content-Type", equalTo("application/ocsp-request"))
                        .withRequestBody(binaryEqualTo(bytes)));
    }

    @Test
    void get_redirect_toldAndNotFollowed() {
        server.stubFor(
                get(urlEqualTo("/")).willReturn(aResponse().withStatus(302).withHeader("Location", "/other")));

        HttpReply reply = connection.get("test", http(), Map.of());

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.location()).isEqualTo("/other");
        server.verify(0, getRequestedFor(urlEqualTo("/other")));
    }

    @Test
    void get_answerCutOff_answerLost() {
        server.stubFor(get(anyUrl()).willReturn(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));

        assertThat(catchThrowableOfType(TransportException.class, () -> connection.get("test", http(), Map.of()))
                        .code())
                .isEqualTo(FailureCode.ANSWER_LOST);
    }

    private void answer(ResponseDefinitionBuilder answer) {
        server.stubFor(post(anyUrl()).willReturn(answer));
    }

    private TransportException failure(URI address) {
        return catchThrowableOfType(
                TransportException.class, () -> connection.postJson("test", address, Map.of(), BODY));
    }

    private URI http() {
        return URI.create("http://127.0.0.1:" + server.port() + "/");
    }
}
