package vn.motcua.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.sandbox.junit.RequiresNative;

class PaymentSandboxTest {

    /** Of the published vectors, over the messages as they stand here. */
    private static final String INIT_CODE = "9c75b2279d76b663bc62cf9cfe7998ccc7fde845723d1c7da61455d2258ff688";

    private static final String CONFIRM_CODE = "7c255f34ee6cb713af617942f85d4dacfb91d74a65384590e157bcb6c4d63fef";
    private static final String QUERY_CODE = "4e3855b87007cb7a5676fb03558218b6974f15e7291d0e6ec779ef354edcd3ef";
    private static final String BILL_CODE = "29e821da0d64e6d60cfbc40106dc5b2d6af933e75ff90f93405f20ef5b53bddf";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Instant PAID_AT = Instant.parse("2026-01-05T01:31:05Z");

    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().withClock(Clock.fixed(PAID_AT, ZoneOffset.UTC)));
    private final PaymentSandbox payments = sandbox.payments();
    private FakeAgency agency;

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws IOException {
        agency = new FakeAgency();
        payments.callbackTo(agency.url());
    }

    @AfterEach
    void close() {
        agency.close();
        sandbox.close();
    }

    private static String initOf(String reference, String code) {
        return """
                {"LoaiBanTin":"INIT","PhienBan":"1.0.6","MaDoiTac":"DT01","MaThamChieu":"%s","SoTien":"8000",
                "LoaiHinhThanhToan":"PAY","MaKenhThanhToan":"1","MaThietBi":"1","NgonNgu":"vi-VN","MaTienTe":"VND",
                "MaNganHang":"PAYMENT","ThongTinGiaoDich":"Nộp lệ phí hộ tịch","ThoiGianGD":"20260105083000",
                "Ip":"127.0.0.1","MaXacThuc":"%s","ThongTinBienLai":{"MaDichVu":"2","MaDVC":"1","TenDVC":"Trích lục",
                "MaTTHC":"2.000635","TenTTHC":"Cấp bản sao trích lục","MaDonVi":"000.00.19.H55",
                "TenDonVi":"UBND xã Mẫu","MaHoSo":"000.00.19.H55-260105-0001","TKThuHuong":"0123456789",
                "PhiLePhi":[{"LoaiPhiLePhi":"2","MaPhiLePhi":"LP1","TenPhiLePhi":"Lệ phí","SoTien":"5000"},
                {"LoaiPhiLePhi":"1","MaPhiLePhi":"P1","TenPhiLePhi":"Phí","SoTien":3000}],
                "DSKhoanNop":[{"NoiDung":"Lệ phí hộ tịch","SoTien":"8000"}]}}""".formatted(reference, code);
    }

    private static String init() {
        return initOf("TS0001", INIT_CODE);
    }

    private static String ask(String kind, String code) {
        return """
                {"LoaiBanTin":"%s","PhienBan":"1.0.6","MaDoiTac":"DT01","MaThamChieu":"TS0001",
                "ThoiGianGD":"20260105083000","MaXacThuc":"%s"}""".formatted(kind, code);
    }

    private JsonNode post(URI address, String body) throws IOException, InterruptedException {
        return MAPPER.readTree(Wire.post(address, body).body());
    }

    private JsonNode query() throws IOException, InterruptedException {
        return post(payments.queryUrl(), ask("QUERY", QUERY_CODE));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void init_publishedVector_acceptedWithPayPageNestedAsText() throws Exception {
        JsonNode answer = post(payments.initUrl(), init());

        assertThat(answer.path("error_code").stringValue()).isEqualTo("0");
        JsonNode nested = MAPPER.readTree(answer.path("message").stringValue());
        assertThat(nested.path("UrlThanhToan").stringValue())
                .isEqualTo(payments.payment("TS0001").orElseThrow().payUrl().toString())
                .startsWith(sandbox.baseUrl().toString());
        StoredPayment stored = payments.payment("TS0001").orElseThrow();
        assertThat(stored.amount()).isEqualTo(8000);
        assertThat(stored.state()).isEqualTo(PaymentState.NEW);
        assertThat(stored.fields()).containsEntry("ThongTinGiaoDich", "Nộp lệ phí hộ tịch");
    }

    @Test
    void init_flatAnswer_codeAndPayPageSideBySide() throws Exception {
        payments.answerInitAs(InitAnswer.FLAT);

        JsonNode answer = post(payments.initUrl(), init());

        assertThat(answer.path("MaLoi").stringValue()).isEqualTo("00");
        assertThat(answer.path("UrlThanhToan").stringValue()).startsWith(sandbox.baseUrl() + "/payment/pay/");
        assertThat(answer.has("error_code")).isFalse();
        assertThat(post(payments.initUrl(), init()).path("MaLoi").stringValue()).isEqualTo("99");
    }

    @Test
    void init_referenceUsedBefore_refusedAndFirstKept() throws Exception {
        post(payments.initUrl(), init());

        JsonNode again = post(payments.initUrl(), init());

        assertThat(again.path("error_code").stringValue()).isEqualTo("-1");
        assertThat(again.path("message").stringValue()).isEqualTo("Mã tham chiếu TS0001 đã tồn tại");
    }

    @ParameterizedTest
    @CsvSource({
        "\"SoTien\":\"8000\", \"SoTien\":\"9000\"",
        "Nộp lệ phí hộ tịch, No\u0323\u0302p lệ phí hộ tịch",
        "9c75b2279d, 9C75B2279D",
        "20260105083000, 20260105203000"
    })
    void init_hashedFieldOrHashChanged_refused(String right, String wrong) throws Exception {
        JsonNode answer = post(payments.initUrl(), init().replaceFirst(right, wrong));

        assertThat(answer.path("message").stringValue()).isEqualTo("Mã xác thực không đúng");
        assertThat(payments.payment("TS0001")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"SoTien\":\"5000\";\"SoTien\":\"5001\";Tổng SoTien của PhiLePhi không bằng SoTien",
                "tịch\",\"SoTien\":\"8000\";tịch\",\"SoTien\":\"7999\";Tổng SoTien của DSKhoanNop không bằng SoTien",
                "\"SoTien\":3000;\"SoTien\":3000.0;Trường SoTien của ThongTinBienLai phải là số nguyên",
                "\"MaHoSo\":;\"_\":;Thiếu trường bắt buộc MaHoSo",
                "\"MaThietBi\":\"1\";\"MaThietBi\":1;Trường MaThietBi phải là chuỗi",
                "\"MaThietBi\":\"1\";\"MaThietBi\":\"1|\";Trường MaThietBi không được chứa ký tự |",
                "\"MaDoiTac\":\"DT01\";\"MaDoiTac\":\"DT02\";Trường MaDoiTac có giá trị không hợp lệ",
                "\"ThongTinBienLai\":;\"_\":;Thiếu trường bắt buộc ThongTinBienLai"
            })
    void init_otherwiseWrong_refusedByName(String right, String wrong, String message) throws Exception {
        JsonNode answer = post(payments.initUrl(), init().replace(right, wrong));

        assertThat(answer.path("message").stringValue()).isEqualTo(message);
        assertThat(payments.payment("TS0001")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08000", "8000.0", "-8000", "8.000", "0"})
    void init_amountNotPlainInteger_refused(String amount) throws Exception {
        String code = sha256("INIT|1.0.6|DT01|TS0001|" + amount
                + "|PAY|1|1|vi-VN|VND|PAYMENT|Nộp lệ phí hộ tịch|20260105083000|127.0.0.1|secret-test");
        String message = initOf("TS0001", code).replaceFirst("\"SoTien\":\"8000\"", "\"SoTien\":\"" + amount + "\"");

        assertThat(post(payments.initUrl(), message).path("message").stringValue())
                .isEqualTo("Trường SoTien phải là số nguyên dương");
    }

    @Test
    void pay_initiated_paidAndConfirmedWithPublishedVector() throws Exception {
        post(payments.initUrl(), init());

        CallbackOutcome outcome = payments.pay("TS0001");

        assertThat(outcome.httpStatus()).isEqualTo(200);
        assertThat(outcome.reply()).isEqualTo("{\"MaLoi\":\"00\"}");
        assertThat(outcome.accepted()).isTrue();
        assertThat(agency.received()).containsExactly("POST " + outcome.message());
        JsonNode message = MAPPER.readTree(outcome.message());
        assertThat(message.propertyNames())
                .containsExactly(
                        "LoaiBanTin",
                        "MaLoi",
                        "MaDoiTac",
                        "MaThamChieu",
                        "SoTien",
                        "MaTienTe",
                        "MaGiaoDich",
                        "MaNganHang",
                        "ThoiGianGD",
                        "ThongTinGiaoDich",
                        "MaXacThuc");
        assertThat(message.path("LoaiBanTin").stringValue()).isEqualTo("CONFIRM");
        assertThat(message.path("SoTien").isInt()).isTrue();
        assertThat(message.path("ThoiGianGD").stringValue()).isEqualTo("20260105083105");
        assertThat(message.path("MaXacThuc").stringValue()).isEqualTo(CONFIRM_CODE);
        assertThat(payments.payment("TS0001").orElseThrow().state()).isEqualTo(PaymentState.PAID);
        assertThat(payments.payment("TS0001").orElseThrow().callbacks()).containsExactly(outcome);
    }

    @Test
    void pay_twiceOrUnknown_refused() throws Exception {
        post(payments.initUrl(), init());
        payments.pay("TS0001");

        assertThatThrownBy(() -> payments.pay("TS0001")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> payments.pay("TS0002")).isInstanceOf(IllegalArgumentException.class);
        assertThat(agency.received()).hasSize(1);
    }

    @Test
    void pay_agencyRefuses_replyRecorded() throws Exception {
        post(payments.initUrl(), init());
        agency.answering(message -> "{\"MaLoi\":\"99\",\"MoTaLoi\":\"Không nhận\"}");

        CallbackOutcome outcome = payments.pay("TS0001");

        assertThat(outcome.accepted()).isFalse();
        assertThat(payments.payment("TS0001").orElseThrow().callbacks().get(0).reply())
                .contains("Không nhận");
    }

    @Test
    void pay_agencyQueriesWhileConfirmed_getsAnswerPaid() throws Exception {
        post(payments.initUrl(), init());
        agency.answering(message -> queryStatus());

        assertThat(payments.pay("TS0001").reply()).isEqualTo("1");
    }

    private String queryStatus() {
        try {
            return query().path("TrangThaiGD").stringValue();
        } catch (IOException | InterruptedException failed) {
            return failed.toString();
        }
    }

    @Test
    void pay_agencyDown_paidAllTheSame() throws Exception {
        post(payments.initUrl(), init());
        agency.close();

        CallbackOutcome outcome = payments.pay("TS0001");

        assertThat(outcome.httpStatus()).isZero();
        assertThat(outcome.accepted()).isFalse();
        assertThat(query().path("TrangThaiGD").stringValue()).isEqualTo("1");
    }

    @Test
    void payPage_inBrowser_showsAmountAndButtonThatPaysOnce() throws Exception {
        post(payments.initUrl(), init());
        URI page = payments.payment("TS0001").orElseThrow().payUrl();

        HttpResponse<String> shown = Wire.get(page);
        assertThat(shown.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(shown.body())
                .contains("8.000 đồng", "TS0001", "GD0001", "Nộp lệ phí hộ tịch")
                .contains("<form method=\"post\"><button type=\"submit\">Thanh toán</button></form>");

        HttpResponse<String> pressed = press(page);
        press(page);
        assertThat(pressed.body()).contains("Đã thanh toán").doesNotContain("<form");
        assertThat(agency.received()).hasSize(1);
        assertThat(query().path("TrangThaiGD").stringValue()).isEqualTo("1");
    }

    private static HttpResponse<String> press(URI page) throws IOException, InterruptedException {
        return Wire.send(Wire.request(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    @Test
    void payPage_hostileText_escaped() throws Exception {
        String hostile = "<script>alert('1')</script>&";
        String code = sha256("INIT|1.0.6|DT01|TS\"0001|8000|PAY|1|1|vi-VN|VND|PAYMENT|" + hostile
                + "|20260105083000|127.0.0.1|secret-test");
        post(payments.initUrl(), initOf("TS\\\"0001", code).replace("Nộp lệ phí hộ tịch", hostile));

        String page =
                Wire.get(payments.payment("TS\"0001").orElseThrow().payUrl()).body();

        assertThat(page)
                .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;", "TS&quot;0001")
                .doesNotContain("<script");
    }

    @Test
    void payPage_unknownCode_notFound() throws Exception {
        assertThat(Wire.get(sandbox.baseUrl().resolve("/payment/pay/GD9999")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void query_newPaidFailed_threeOneFour() throws Exception {
        post(payments.initUrl(), init());
        assertThat(query().path("TrangThaiGD").stringValue()).isEqualTo("3");

        payments.pay("TS0001");
        JsonNode paid = query();
        assertThat(paid.path("TrangThaiGD").stringValue()).isEqualTo("1");
        assertThat(paid.path("MaLoi").stringValue()).isEqualTo("00");
        assertThat(paid.path("SoTien").asInt()).isEqualTo(8000);
        assertThat(paid.path("MaXacThuc").stringValue())
                .isEqualTo(sha256(
                        "QUERY|00|DT01|TS0001|8000|VND|GD0001|VCB|20260105083105|Nộp lệ phí hộ tịch" + "|secret-test"));
    }

    @Test
    void decline_initiated_confirmedAsFailedAndQueriedAsFour() throws Exception {
        post(payments.initUrl(), init());

        CallbackOutcome outcome = payments.decline("TS0001");

        assertThat(MAPPER.readTree(outcome.message()).path("MaLoi").stringValue())
                .isEqualTo("99");
        assertThat(query().path("TrangThaiGD").stringValue()).isEqualTo("4");
    }

    @Test
    void query_unknownReferenceOrWrongHash_refused() throws Exception {
        JsonNode unknown = query();
        assertThat(unknown.path("MaLoi").stringValue()).isEqualTo("99");
        assertThat(unknown.path("MoTaLoi").stringValue()).isEqualTo("Không tìm thấy giao dịch");

        post(payments.initUrl(), init());
        JsonNode forged = post(payments.queryUrl(), ask("QUERY", BILL_CODE));
        assertThat(forged.path("MoTaLoi").stringValue()).isEqualTo("Mã xác thực không đúng");
        assertThat(forged.has("TrangThaiGD")).isFalse();
    }

    @Test
    void getBill_notPaid_refusedAsJson() throws Exception {
        post(payments.initUrl(), init());

        HttpResponse<String> answer = Wire.post(payments.queryUrl(), ask("GET_BILL", BILL_CODE));

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(answer.body()).contains("\"MaLoi\":\"99\"");
    }

    @Test
    @RequiresNative({"pdfinfo", "pdftotext"})
    void getBill_paid_isPdfThatPopplerReads() throws Exception {
        post(payments.initUrl(), init());
        payments.pay("TS0001");

        HttpResponse<String> answer = Wire.post(payments.queryUrl(), ask("GET_BILL", BILL_CODE));

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        Path file = Files.writeString(folder.resolve("bill.pdf"), answer.body(), StandardCharsets.US_ASCII);
        assertThat(run("pdfinfo", file.toString()))
                .contains("Pages:           1", "Sandbox receipt")
                .doesNotContain("Syntax");
        assertThat(run("pdftotext", file.toString(), "-")).contains("TS0001", "8000 VND", "20260105083105");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }

    @Test
    void callback_forged_wrongHashAndPaymentStaysNew() throws Exception {
        post(payments.initUrl(), init());

        JsonNode message = MAPPER.readTree(
                payments.sendCallback("TS0001", CallbackFault.FORGED).message());

        assertThat(message.path("MaLoi").stringValue()).isEqualTo("00");
        assertThat(message.path("MaXacThuc").stringValue()).hasSize(64).isNotEqualTo(CONFIRM_CODE);
        assertThat(query().path("TrangThaiGD").stringValue()).isEqualTo("3");
    }

    @Test
    void callback_wrongAmount_rightHashOverOtherAmount() throws Exception {
        post(payments.initUrl(), init());

        JsonNode message = MAPPER.readTree(
                payments.sendCallback("TS0001", CallbackFault.WRONG_AMOUNT).message());

        assertThat(message.path("SoTien").asInt()).isEqualTo(1);
        assertThat(message.path("MaXacThuc").stringValue())
                .isEqualTo(sha256(
                        "CONFIRM|00|DT01|TS0001|1|VND|GD0001|VCB|20260105083105|Nộp lệ phí hộ tịch" + "|secret-test"));
        assertThat(query().path("TrangThaiGD").stringValue()).isEqualTo("3");
    }

    @Test
    void callback_doubled_sameMessageTwice() throws Exception {
        post(payments.initUrl(), init());

        payments.sendCallback("TS0001", CallbackFault.DOUBLED);

        assertThat(agency.received()).hasSize(2);
        assertThat(agency.received().get(0)).isEqualTo(agency.received().get(1)).contains(CONFIRM_CODE);
        assertThat(query().path("TrangThaiGD").stringValue()).isEqualTo("1");
    }

    @Test
    void callback_never_paidButNothingSent() throws Exception {
        post(payments.initUrl(), init());

        assertThat(payments.sendCallback("TS0001", CallbackFault.NEVER).message())
                .isEmpty();

        assertThat(agency.received()).isEmpty();
        assertThat(query().path("TrangThaiGD").stringValue()).isEqualTo("1");
    }

    @Test
    void fault_answerToInitLost_registeredAllTheSame() throws Exception {
        payments.failNext(Fault.ANSWER_LOST);

        assertThatThrownBy(() -> post(payments.initUrl(), init())).isInstanceOf(IOException.class);

        assertThat(query().path("TrangThaiGD").stringValue()).isEqualTo("3");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"HTTP_503", "CONNECTION_RESET"},
            value = Fault.class)
    void fault_initUnavailable_notRegistered(Fault fault) throws Exception {
        payments.failNext(fault);
        try {
            assertThat(Wire.post(payments.initUrl(), init()).statusCode()).isEqualTo(503);
        } catch (IOException reset) {
            assertThat(fault).isEqualTo(Fault.CONNECTION_RESET);
        }
        assertThat(payments.payment("TS0001")).isEmpty();
    }

    @Test
    void request_wrongMethod_notFound() throws Exception {
        assertThat(Wire.get(payments.initUrl()).statusCode()).isEqualTo(404);
        assertThat(Wire.get(payments.queryUrl()).statusCode()).isEqualTo(404);
    }

    @Test
    void journal_wholePayment_everyStepNamed() throws Exception {
        post(payments.initUrl(), init());
        Wire.get(payments.payment("TS0001").orElseThrow().payUrl());
        press(payments.payment("TS0001").orElseThrow().payUrl());
        query();
        Wire.post(payments.queryUrl(), ask("GET_BILL", BILL_CODE));

        List<JournalEntry> entries = sandbox.journal().entries();
        assertThat(entries)
                .extracting(JournalEntry::operation)
                .containsExactly("INIT", "PAY_PAGE", "PAY", "QUERY", "GET_BILL");
        assertThat(entries).allSatisfy(entry -> assertThat(entry.party()).isEqualTo("payment"));
    }
}
