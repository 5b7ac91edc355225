package vn.motcua.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.motcua.dossier.Dossier;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.RemoteException;
import vn.motcua.failure.TransportException;
import vn.motcua.http.HttpSettings;

class MapiPortalTest {

    private static final String EXPIRED = "{\"error_code\":-1,\"message\":\"Phiên làm việc đã hết hạn\"}";
    private static final String EXISTS = "{\"error_code\":\"-1\",\"message\":\"Mã hồ sơ ĐÃ TỒN TẠI\"}";
    private static final String TAKEN = "{\"error_code\":\"00\",\"message\":\"Thành công\",\"new_field\":{\"x\":[1]}}";
    private static final String REFUSED = "{\"error_code\":-3,\"message\":\"Sai mã TTHC\"}";

    private StubPortal stub;

    @BeforeEach
    void start() throws IOException {
        stub = new StubPortal();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void synchronise_newDossier_createdWithOneInsertInTheEnvelope() {
        stub.call(200, TAKEN);

        SyncResult result = synchronise(stub.settings());

        assertThat(result).isEqualTo(new SyncResult.Created(new PortalAnswer("00", "Thành công")));
        assertThat(stub.logins)
                .singleElement()
                .satisfies(login -> assertThat(login.toString())
                        .isEqualTo("{\"username\":\"xa.diemthuy\",\"password\":\"mật-khẩu-\\\"bí\\\\mật\\\"\"}"));
        JsonNode sent = stub.calls.get(0);
        assertThat(sent.propertyNames()).containsExactly("session", "madonvi", "service", "isUpdating", "data");
        assertThat(sent.get("session").asString()).isEqualTo(StubPortal.SESSION);
        assertThat(sent.get("madonvi").asString()).isEqualTo("000.00.19.H55");
        assertThat(sent.get("service").asString()).isEqualTo("DongBoHoSoMC");
        assertThat(sent.get("isUpdating").toString()).isEqualTo("\"False\"");
        assertThat(sent.get("data").get(0).get("MaHoSo").asString()).isEqualTo(Dossiers.CODE);
        assertThat(stub.calls).hasSize(1);
    }

    @Test
    void synchronise_dossierThatExists_sameMessageSentAsUpdate() {
        stub.call(200, EXISTS).call(200, TAKEN);

        assertThat(synchronise(stub.settings())).isInstanceOf(SyncResult.Updated.class);

        assertThat(stub.calls).hasSize(2);
        assertThat(stub.calls.get(1).get("isUpdating").toString()).isEqualTo("\"True\"");
        assertThat(stub.calls.get(1).get("data")).isEqualTo(stub.calls.get(0).get("data"));
        assertThat(stub.logins).hasSize(1);
    }

    @Test
    void synchronise_refusal_rejectedWithRawCodeAndTextAndNoUpdate() {
        stub.call(200, "{\"error_code\":\" -3 \",\"message\":\" Sai mã TTHC \"}");

        SyncResult result = synchronise(stub.settings());

        assertThat(result).isInstanceOf(SyncResult.Rejected.class);
        assertThat(result.code()).isEqualTo("-3");
        assertThat(result.text()).isEqualTo(" Sai mã TTHC ");
        assertThat(stub.calls).hasSize(1);
    }

    @Test
    void synchronise_updateRefused_rejectedWithTheAnswerToTheUpdate() {
        stub.call(200, EXISTS).call(200, REFUSED);

        assertThat(synchronise(stub.settings()))
                .isEqualTo(new SyncResult.Rejected(new PortalAnswer("-3", "Sai mã TTHC")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"error_code\":0}; created",
                "{\"error_code\":\"0\"}; created",
                "{\"error_code\":\"00\",\"message\":null}; created",
                "{\"error_code\":0,\"message\":\"Không thành công\"}; created",
                "{\"message\":\"Thành công\"}; created",
                "{\"error_code\":null,\"message\":\"Đồng bộ thành công\"}; created",
                "{\"error_code\":3,\"message\":\"Thành công\"}; rejected",
                "{\"error_code\":\"-1\"}; rejected",
                "{\"message\":\"Đồng bộ không thành công\"}; rejected"
            })
    void synchronise_codesAsSent_decidedByCodeThenText(String body, String expected) {
        stub.call(200, body);

        assertThat(synchronise(stub.settings()).<String>fold(c -> "created", u -> "updated", r -> "rejected"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Bảo trì</body></html>",
                "",
                "{\"error_code\":0",
                "[]",
                "\"ok\"",
                "{}",
                "{\"error_code\":{\"a\":0},\"message\":\" \"}",
                "{\"error_code\":0} trailing"
            })
    void synchronise_answerOutsideTheProtocol_protocolViolated(String body) {
        stub.call(200, body);

        RemoteException e = catchThrowableOfType(RemoteException.class, () -> synchronise(stub.settings()));

        assertThat(e.code()).isEqualTo(FailureCode.PROTOCOL_VIOLATED);
        assertThat(stub.calls).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 404, 302})
    void synchronise_httpError_transportFailureAndNotRepeated(int status) {
        stub.call(status, TAKEN);

        TransportException e = catchThrowableOfType(TransportException.class, () -> synchronise(stub.settings()));

        assertThat(e.code()).isEqualTo(FailureCode.HTTP_ERROR);
        assertThat(e).hasMessageContaining("HTTP " + status);
        assertThat(stub.calls).hasSize(1);
    }

    @Test
    void synchronise_sessionExpired_renewedOnceAndSentAgain() {
        stub.call(200, EXPIRED).call(200, TAKEN);
        stub.login(200, "{\"error_code\":\"0\",\"session\":\"first\"}");
        stub.login(200, "{\"error_code\":0,\"session\":\"second\"}");

        assertThat(synchronise(stub.settings())).isInstanceOf(SyncResult.Created.class);

        assertThat(stub.calls)
                .extracting(call -> call.get("session").asString())
                .containsExactly("first", "second");
    }

    @Test
    void synchronise_newSessionRefusedToo_sessionRefused() {
        stub.call(200, EXPIRED).call(200, EXPIRED);

        RemoteException e = catchThrowableOfType(RemoteException.class, () -> synchronise(stub.settings()));

        assertThat(e.code()).isEqualTo(FailureCode.SESSION_REFUSED);
        assertThat(stub.logins).hasSize(2);
        assertThat(stub.calls).hasSize(2);
    }

    @Test
    void synchronise_ownRulesForSessionAndDuplicate_used() {
        stub.call(200, "{\"error_code\":-5}").call(200, "{\"error_code\":-9}").call(200, TAKEN);
        PortalSettings settings = stub.settings();
        PortalSettings own = settings.withOptions(settings.options()
                .withSessionExpired(answer -> answer.code().equals("-5"))
                .withDuplicate(answer -> answer.code().equals("-9")));

        assertThat(synchronise(own)).isInstanceOf(SyncResult.Updated.class);
        assertThat(stub.logins).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "200; {\"error_code\":-1,\"message\":\"Sai mật khẩu\"}; CREDENTIALS_REFUSED",
                "200; {\"error_code\":\"-1\",\"session\":\"x\"}; CREDENTIALS_REFUSED",
                "401; {}; CREDENTIALS_REFUSED",
                "403; <html/>; CREDENTIALS_REFUSED",
                "200; {\"error_code\":0,\"session\":\"\"}; PROTOCOL_VIOLATED",
                "200; {\"error_code\":0}; PROTOCOL_VIOLATED",
                "200; <html/>; PROTOCOL_VIOLATED"
            })
    void synchronise_loginThatGivesNoSession_oneAttemptAndNoCall(int status, String body, FailureCode code) {
        stub.login(status, body);

        RemoteException e = catchThrowableOfType(RemoteException.class, () -> synchronise(stub.settings()));

        assertThat(e.code()).isEqualTo(code);
        assertThat(stub.logins).hasSize(1);
        assertThat(stub.calls).isEmpty();
    }

    @Test
    void synchronise_loginAnsweredWithoutCode_sessionTaken() {
        stub.login(200, "{\"session\":\"bare\"}");

        assertThat(synchronise(stub.settings())).isInstanceOf(SyncResult.Created.class);
    }

    @Test
    void synchronise_destinationInQueryOrHeader_onLoginAndCall() {
        PortalSettings settings = stub.settings();
        synchronise(settings);
        synchronise(settings.withDestination(settings.destination().withPlace(PortalDestination.Place.HEADER)));

        assertThat(stub.addresses)
                .containsExactly(
                        "/login?dstcode=VN:GOV:000.00.00.G22:vpcpdvcprovider",
                        "/g?dstcode=VN:GOV:000.00.00.G22:vpcpdvcprovider",
                        "/login",
                        "/g");
        assertThat(stub.destinations)
                .containsExactly(
                        "", "", "VN:GOV:000.00.00.G22:vpcpdvcprovider", "VN:GOV:000.00.00.G22:vpcpdvcprovider");
    }

    @Test
    void updateProgress_dossier_rowsInOneCallWithoutUpdateFlag() {
        ProgressResult result = portal(stub.settings(), portal -> portal.updateProgress(Dossiers.completed()));

        assertThat(result).isEqualTo(new ProgressResult.Taken(5, List.of(new PortalAnswer("0", ""))));
        JsonNode sent = stub.calls.get(0);
        assertThat(sent.get("service").asString()).isEqualTo("CapNhatTienDoHoSoMC");
        assertThat(sent.has("isUpdating")).isFalse();
        assertThat(sent.get("data").size()).isEqualTo(5);
    }

    @Test
    void updateProgress_noSteps_nothingSent() {
        assertThat(progress(0)).isEqualTo(new ProgressResult.Taken(0, List.of()));
        assertThat(stub.logins).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 1", "11, 2", "25, 3"})
    void updateProgress_manySteps_tenRowsACall(int steps, int calls) {
        assertThat(progress(steps).rows()).isEqualTo(steps);

        assertThat(stub.calls).hasSize(calls);
        assertThat(stub.calls)
                .allSatisfy(call -> assertThat(call.get("data").size()).isBetween(1, 10));
    }

    @Test
    void updateProgress_secondCallRefused_rowsBeforeItCountedAndNothingAfterIt() {
        stub.call(200, TAKEN).call(200, REFUSED);

        assertThat(progress(25)).isEqualTo(new ProgressResult.Rejected(10, new PortalAnswer("-3", "Sai mã TTHC")));
        assertThat(stub.calls).hasSize(2);
    }

    @Test
    void updateProgress_secondCallFails_interruptedWithRowsBeforeIt() {
        stub.call(200, TAKEN).call(503, "");

        ProgressResult result = progress(25);

        assertThat(result).isInstanceOf(ProgressResult.Interrupted.class);
        assertThat(result.rows()).isEqualTo(10);
        assertThat(((ProgressResult.Interrupted) result).failure().code()).isEqualTo(FailureCode.HTTP_ERROR);
        assertThat(stub.calls).hasSize(2);
    }

    @Test
    void updateProgress_firstCallFails_exception() {
        stub.call(503, "");

        assertThat(catchThrowableOfType(TransportException.class, () -> progress(25))
                        .code())
                .isEqualTo(FailureCode.HTTP_ERROR);
    }

    static Stream<Arguments> answersThatRepeatSecrets() {
        // The name first: a parser quotes the word it stumbles on.
        String secrets = String.join(
                " ",
                Dossiers.NAME,
                Dossiers.ID,
                Dossiers.PHONE,
                StubPortal.SESSION,
                "mật-khẩu-'bí mật'",
                "xa.diemthuy");
        return Stream.of(
                Arguments.of("HTML", 200, "<html>" + secrets + "</html>"),
                Arguments.of("text", 200, secrets),
                Arguments.of("token", 200, "{\"error_code\":" + secrets + "}"),
                Arguments.of("cut off", 200, "{\"error_code\":\"" + secrets),
                Arguments.of("unknown code", 200, "{\"error_code\":\"phiên " + secrets + "\",\"message\":\"phiên\"}"),
                Arguments.of("HTTP error", 500, secrets),
                Arguments.of("redirect", 302, secrets));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersThatRepeatSecrets")
    void anyCall_answerRepeatsWhatWasSent_exceptionTellsNoneOfIt(String kind, int status, String body) {
        for (boolean atLogin : new boolean[] {true, false}) {
            StubPortal planned =
                    atLogin ? stub.login(status, body) : stub.call(status, body).call(status, body);
            MotcuaException e = catchThrowableOfType(MotcuaException.class, () -> synchronise(planned.settings()));

            assertThat(printed(e))
                    .contains(e.code().name())
                    .doesNotContain(StubPortal.SESSION)
                    .doesNotContain("Nguyễn", "Tuyết")
                    .doesNotContain(Dossiers.ID, Dossiers.PHONE)
                    .doesNotContain("bí")
                    .doesNotContain("xa.diemthuy");
        }
    }

    private static SyncResult synchronise(PortalSettings settings) {
        return portal(settings, portal -> portal.synchronise(Dossiers.received()));
    }

    private ProgressResult progress(int steps) {
        Dossier dossier = Dossiers.received();
        ProgressStep step = ProgressStep.allOf(dossier).get(0);
        return portal(stub.settings(), portal -> portal.updateProgress(Collections.nCopies(steps, step)));
    }

    private static <T> T portal(PortalSettings settings, Function<NationalPortal, T> job) {
        try (MapiPortal portal = MapiPortal.open(settings, HttpSettings.defaults())) {
            return job.apply(portal);
        }
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
