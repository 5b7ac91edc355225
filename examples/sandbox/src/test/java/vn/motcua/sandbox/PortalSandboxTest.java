package vn.motcua.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.motcua.sandbox.PortalCaller.CODE;
import static vn.motcua.sandbox.PortalCaller.dossier;
import static vn.motcua.sandbox.PortalCaller.row;
import static vn.motcua.sandbox.PortalCaller.succeeded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PortalSandboxTest {

    private final Sandbox sandbox = Sandbox.start();
    private final PortalSandbox portal = sandbox.portal();
    private final PortalCaller caller = new PortalCaller(portal);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"sandbox, wrong", "somebody, mật-khẩu-sandbox", "sandbox, ma\u0302\u0323t-khẩu-sandbox"})
    void login_wrongCredentials_refusedWithoutSession(String username, String password) throws Exception {
        JsonNode answer = caller.login(username, password);

        assertThat(answer.path("error_code").asInt()).isNotZero();
        assertThat(answer.path("message").stringValue()).isEqualTo("Tên đăng nhập hoặc mật khẩu không đúng");
        assertThat(answer.has("session")).isFalse();
    }

    @Test
    void login_rightCredentials_givesSession() throws Exception {
        assertThat(succeeded(caller.login())).isTrue();
        assertThat(caller.session()).isNotBlank();
    }

    @Test
    void service_sessionsExpired_refusedAsSessionUntilNextLogin() throws Exception {
        caller.login();
        assertThat(succeeded(caller.insert(dossier(CODE)))).isTrue();

        portal.expireSessions();

        assertSessionRefused(caller.update(dossier(CODE)));
        caller.login();
        assertThat(succeeded(caller.update(dossier(CODE)))).isTrue();
    }

    @Test
    void service_callsOfSessionUsedUp_refusedAsSession() throws Exception {
        portal.expireSessionsAfter(2);
        caller.login();

        assertThat(succeeded(caller.insert(dossier(CODE)))).isTrue();
        assertThat(succeeded(caller.update(dossier(CODE)))).isTrue();
        assertSessionRefused(caller.update(dossier(CODE)));
        caller.login();
        assertThat(succeeded(caller.update(dossier(CODE)))).isTrue();
    }

    @Test
    void service_sessionNeverGivenOut_refusedAsSession() throws Exception {
        String body = "{\"session\":\"made-up\",\"madonvi\":\"000.00.19.H55\",\"service\":\"DongBoHoSoMC\"}";

        assertSessionRefused(PortalCaller.json(Wire.post(portal.serviceUrl(), body)));
    }

    private static void assertSessionRefused(JsonNode answer) {
        assertThat(answer.path("error_code").asInt()).isNotZero();
        assertThat(answer.path("message").stringValue()).contains("phiên");
    }

    @Test
    void service_otherAgency_refused() throws Exception {
        caller.login();
        String body =
                "{\"session\":\"" + caller.session() + "\",\"madonvi\":\"000.00.20.H55\",\"service\":\"DongBoHoSoMC\"}";

        assertThat(message(PortalCaller.json(Wire.post(portal.serviceUrl(), body))))
                .isEqualTo("Mã đơn vị không đúng với tài khoản");
    }

    @Test
    void insert_completeDossier_keptAsSent() throws Exception {
        caller.login();

        assertThat(succeeded(caller.insert(dossier(CODE)))).isTrue();

        StoredDossier stored = portal.dossier(CODE).orElseThrow();
        assertThat(stored.status()).isEqualTo("2");
        assertThat(stored.progress()).isEmpty();
        assertThat(stored.fields())
                .containsEntry("ChuHoSo", "Nguyễn Văn Thử")
                .containsEntry("NgayHenTra", "")
                .containsEntry("TaiLieuNop", List.of(Map.of("TenTepDinhKem", "to-khai.pdf", "DuocSoHoa", "1")));
        assertThat(stored.toString()).doesNotContain("Nguyễn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MaHoSo",
                "MaTTHC",
                "TenTTHC",
                "MaLinhVuc",
                "TenLinhVuc",
                "KenhThucHien",
                "LoaiDoiTuong",
                "NgayTiepNhan",
                "TrangThaiHoSo",
                "HinhThuc",
                "DonViXuLy"
            })
    void insert_requiredFieldMissing_refusedByName(String name) throws Exception {
        caller.login();
        String incomplete = dossier(CODE).replace("\"" + name + "\":", "\"_\":");

        assertThat(message(caller.insert(incomplete))).isEqualTo("Thiếu trường bắt buộc " + name);
        assertThat(portal.dossier(CODE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"KenhThucHien\":\"1\"', '\"KenhThucHien\":1', Trường KenhThucHien phải là chuỗi",
        "'\"LoaiDoiTuong\":\"1\"', '\"LoaiDoiTuong\":\"0\"', Trường LoaiDoiTuong có giá trị không hợp lệ",
        "20261122080000, 20260230080000, Trường NgayTiepNhan phải có dạng yyyyMMddHHmmss",
        "20261122080000, 2026-11-22T08:00:00, Trường NgayTiepNhan phải có dạng yyyyMMddHHmmss",
        "'\"NgayHenTra\":\"\"', '\"NgayHenTra\":\"mai\"', Trường NgayHenTra phải có dạng yyyyMMddHHmmss"
    })
    void insert_fieldWrittenWrongly_refusedByName(String right, String wrong, String message) throws Exception {
        caller.login();

        assertThat(message(caller.insert(dossier(CODE).replace(right, wrong)))).isEqualTo(message);
    }

    @Test
    void insert_sameCodeAgain_refusedAsExistingAndFirstKept() throws Exception {
        caller.login();
        caller.insert(dossier(CODE));

        JsonNode again = caller.insert(dossier(CODE).replace("Nguyễn Văn Thử", "Người khác"));

        assertThat(again.path("error_code").asInt()).isNotZero();
        assertThat(message(again)).contains("đã tồn tại");
        assertThat(portal.dossier(CODE).orElseThrow().fields()).containsEntry("ChuHoSo", "Nguyễn Văn Thử");
    }

    @Test
    void insert_sameCodeTwiceInOneCall_nothingKept() throws Exception {
        caller.login();

        assertThat(message(caller.insert(dossier(CODE), dossier(CODE)))).contains("đã tồn tại");
        assertThat(portal.dossier(CODE)).isEmpty();
    }

    @Test
    void update_knownDossier_fieldsReplacedProgressKept() throws Exception {
        caller.login();
        caller.insert(dossier(CODE));
        caller.progress(row(CODE, "4"));

        assertThat(succeeded(
                        caller.update(dossier(CODE).replace("\"TrangThaiHoSo\":\"2\"", "\"TrangThaiHoSo\":\"9\""))))
                .isTrue();

        StoredDossier stored = portal.dossier(CODE).orElseThrow();
        assertThat(stored.status()).isEqualTo("9");
        assertThat(stored.progress()).hasSize(1);
    }

    @Test
    void update_unknownDossier_refused() throws Exception {
        caller.login();

        assertThat(message(caller.update(dossier(CODE)))).isEqualTo("Không tìm thấy hồ sơ " + CODE);
        assertThat(portal.dossier(CODE)).isEmpty();
    }

    @Test
    void sync_isUpdatingNotText_refused() throws Exception {
        caller.login();
        HttpResponse<String> answer =
                caller.raw("DongBoHoSoMC", "\"isUpdating\":false,\"data\":[" + dossier(CODE) + "]");

        assertThat(message(PortalCaller.json(answer))).isEqualTo("Trường isUpdating phải là chuỗi");
    }

    @Test
    void progress_rows_appendedAndStatusOfLast() throws Exception {
        caller.login();
        caller.insert(dossier(CODE));

        assertThat(succeeded(caller.progress(row(CODE, "4"), row(CODE, "9")))).isTrue();
        assertThat(succeeded(caller.progress(row(CODE, "10")))).isTrue();

        StoredDossier stored = portal.dossier(CODE).orElseThrow();
        assertThat(stored.progress())
                .extracting(fields -> fields.get("TrangThai"))
                .containsExactly("4", "9", "10");
        assertThat(stored.status()).isEqualTo("10");
    }

    @Test
    void progress_elevenRows_refusedAndNoneKept() throws Exception {
        caller.login();
        caller.insert(dossier(CODE));
        String[] ten = Collections.nCopies(10, row(CODE, "4")).toArray(new String[0]);
        String[] eleven = Collections.nCopies(11, row(CODE, "4")).toArray(new String[0]);

        assertThat(message(caller.progress(eleven))).isEqualTo("Mỗi lần cập nhật không quá 10 dòng tiến độ");
        assertThat(portal.dossier(CODE).orElseThrow().progress()).isEmpty();
        assertThat(succeeded(caller.progress(ten))).isTrue();
    }

    @Test
    void progress_unknownDossierAmongKnown_refusedAndNoneKept() throws Exception {
        caller.login();
        caller.insert(dossier(CODE));

        assertThat(message(caller.progress(row(CODE, "4"), row("X", "4")))).isEqualTo("Không tìm thấy hồ sơ X");
        assertThat(portal.dossier(CODE).orElseThrow().progress()).isEmpty();
    }

    @Test
    void lookUp_knownAndUnknown_resultFilledOrEmpty() throws Exception {
        caller.login();
        caller.insert(dossier(CODE));

        assertThat(PortalCaller.json(caller.raw("TraCuuHoSo", "\"mahoso\":\"" + CODE + "\""))
                        .path("result"))
                .hasSize(1);
        assertThat(PortalCaller.json(caller.raw("TraCuuHoSo", "\"mahoso\":\"X\""))
                        .path("result"))
                .isEmpty();
    }

    @Test
    void answers_oneAfterTheOther_codeIsNumberThenText() throws Exception {
        assertThat(caller.login().path("error_code").isInt()).isTrue();
        assertThat(caller.insert(dossier(CODE)).path("error_code").isString()).isTrue();
        assertThat(caller.insert(dossier(CODE)).path("error_code").isInt()).isTrue();
        assertThat(caller.insert(dossier(CODE)).path("error_code").isString()).isTrue();
    }

    @Test
    void request_wrongMethodOrPath_notFound() throws Exception {
        assertThat(Wire.get(portal.loginUrl()).statusCode()).isEqualTo(404);
        assertThat(Wire.get(portal.serviceUrl()).statusCode()).isEqualTo(404);
        assertThat(Wire.post(sandbox.baseUrl().resolve("/mapi/other"), "{}").statusCode())
                .isEqualTo(404);
        assertThat(Wire.get(sandbox.baseUrl().resolve("/__admin/mappings")).statusCode())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void request_throughAdapterPathWithDestination_answered() throws Exception {
        URI adapter = sandbox.baseUrl()
                .resolve("/XrdAdapter/RestService/forward/mapi/login?dstcode=VN:GOV:000.00.00.G22:vpcpdvcprovider");

        assertThat(PortalCaller.json(Wire.post(adapter, "{\"username\":\"sandbox\",\"password\":\"x\"}"))
                        .path("message")
                        .stringValue())
                .contains("mật khẩu");
    }

    @Test
    void request_bodyNotJson_refused() throws Exception {
        assertThat(message(PortalCaller.json(Wire.post(portal.loginUrl(), "{\"a\":1,\"a\":2}"))))
                .isEqualTo("Dữ liệu không phải JSON hợp lệ");
        HttpRequest.Builder form = Wire.request(portal.loginUrl()).POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(message(PortalCaller.json(Wire.send(form)))).isEqualTo("Content-Type phải là application/json");
    }

    @Test
    void answer_any_saysItIsTheSandbox() throws Exception {
        HttpResponse<String> answer = Wire.post(portal.loginUrl(), "{}");

        assertThat(answer.headers().firstValue("X-Sandbox")).contains("motcua-sandbox");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
    }

    @Test
    void fault_http503HtmlOrEmpty_answeredSoAndNotActedOn() throws Exception {
        caller.login();
        portal.failNext(Fault.HTTP_503);
        portal.failNext(Fault.HTML_PAGE);
        portal.failNext(Fault.EMPTY_REPLY);
        String data = "\"isUpdating\":\"False\",\"data\":[" + dossier(CODE) + "]";

        HttpResponse<String> unavailable = caller.raw("DongBoHoSoMC", data);
        HttpResponse<String> html = caller.raw("DongBoHoSoMC", data);
        HttpResponse<String> empty = caller.raw("DongBoHoSoMC", data);

        assertThat(unavailable.statusCode()).isEqualTo(503);
        assertThat(html.body()).startsWith("<!DOCTYPE html>");
        assertThat(html.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.body()).isEmpty();
        assertThat(portal.dossier(CODE)).isEmpty();
        assertThat(succeeded(caller.insert(dossier(CODE)))).isTrue();
    }

    @Test
    void fault_connectionReset_noAnswerAndNotActedOn() throws Exception {
        caller.login();
        portal.failNext(Fault.CONNECTION_RESET, 2);

        assertThatThrownBy(() -> caller.insert(dossier(CODE))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> caller.insert(dossier(CODE))).isInstanceOf(IOException.class);
        assertThat(portal.dossier(CODE)).isEmpty();
        assertThat(succeeded(caller.insert(dossier(CODE)))).isTrue();
    }

    @Test
    void fault_answerLost_noAnswerButActedOn() throws Exception {
        caller.login();
        portal.failNext(Fault.ANSWER_LOST);

        assertThatThrownBy(() -> caller.insert(dossier(CODE))).isInstanceOf(IOException.class);

        assertThat(portal.dossier(CODE)).isPresent();
        assertThat(message(caller.insert(dossier(CODE)))).contains("đã tồn tại");
    }

    @Test
    void fault_noAnswer_callerTimesOutAndCloseReleases() {
        portal.failNextLogin(Fault.NO_ANSWER);
        HttpRequest.Builder login = Wire.request(portal.loginUrl())
                .timeout(Duration.ofMillis(300))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));

        assertThatThrownBy(() -> Wire.send(login)).isInstanceOf(HttpTimeoutException.class);
        sandbox.close();
        assertThatThrownBy(() -> Wire.get(portal.loginUrl())).isInstanceOf(IOException.class);
    }

    private static String message(JsonNode answer) {
        assertThat(answer.path("error_code").asInt()).isNotZero();
        return answer.path("message").stringValue();
    }
}
