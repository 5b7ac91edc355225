package vn.motcua.payment.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.RemoteException;
import vn.motcua.failure.TransportException;
import vn.motcua.http.HttpSettings;
import vn.motcua.http.Secret;
import vn.motcua.money.Money;
import vn.motcua.payment.PaymentOrder;
import vn.motcua.payment.PaymentReference;
import vn.motcua.sandbox.CallbackFault;
import vn.motcua.sandbox.Fault;
import vn.motcua.sandbox.InitAnswer;
import vn.motcua.sandbox.JournalEntry;
import vn.motcua.sandbox.PaymentSandbox;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.SandboxOptions;

class PaymentPlatformTest {

    private static final HttpSettings HTTP = HttpSettings.defaults().withCallTimeout(Duration.ofSeconds(20));
    private static final HttpSettings IMPATIENT = HTTP.withReadTimeout(Duration.ofMillis(500));

    private Sandbox sandbox;
    private PaymentSandbox payments;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults().withClock(PaymentFixture.CLOCK));
        payments = sandbox.payments();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private PaymentPlatformSettings settings() {
        return PaymentPlatformSettings.defaults(
                        payments.initUrl(), payments.queryUrl(), payments.partnerCode(), Secret.of(payments.secret()))
                .withClock(PaymentFixture.CLOCK);
    }

    private PaymentPlatform platform() {
        return PaymentPlatform.open(settings(), HTTP);
    }

    private long arrivals(String operation) {
        return sandbox.journal().entries().stream()
                .filter(entry -> entry.operation().equals(operation))
                .count();
    }

    @ParameterizedTest
    @EnumSource(InitAnswer.class)
    void create_eitherFormOfAnswer_givesThePayPage(InitAnswer form) {
        payments.answerInitAs(form);
        PaymentOrder order = PaymentFixture.order("TS0001", 8000);
        try (PaymentPlatform platform = platform()) {
            CreateResult result = platform.create(PaymentFixture.request(order));

            URI page = payments.payment("TS0001").orElseThrow().payUrl();
            assertThat(result).isEqualTo(new CreateResult.Created(page, order.reference()));
        }
    }

    @ParameterizedTest
    @EnumSource(InitAnswer.class)
    void create_referenceUsedBefore_isRejectedWithTheCodeKept(InitAnswer form) {
        payments.answerInitAs(form);
        PaymentRequest request = PaymentFixture.request(PaymentFixture.order("TS0001", 8000));
        try (PaymentPlatform platform = platform()) {
            platform.create(request);

            CreateResult result = platform.create(request);

            assertThat(result).isInstanceOfSatisfying(CreateResult.Rejected.class, rejected -> {
                assertThat(rejected.code()).isEqualTo(form == InitAnswer.FLAT ? "99" : "-1");
                assertThat(rejected.text()).contains("TS0001");
                assertThat(rejected.toString()).doesNotContain("TS0001");
            });
        }
    }

    @Test
    void create_message_hasEveryFieldAsSpecified() {
        try (PaymentPlatform platform = platform()) {
            platform.create(PaymentFixture.request(PaymentFixture.order("TS0001", 8000)));
        }

        Map<String, Object> sent = payments.payment("TS0001").orElseThrow().fields();
        assertThat(sent.keySet())
                .containsExactlyInAnyOrder(
                        "LoaiBanTin",
                        "PhienBan",
                        "MaDoiTac",
                        "MaThamChieu",
                        "SoTien",
                        "LoaiHinhThanhToan",
                        "MaKenhThanhToan",
                        "MaThietBi",
                        "NgonNgu",
                        "MaTienTe",
                        "MaNganHang",
                        "ThongTinGiaoDich",
                        "ThoiGianGD",
                        "Ip",
                        "MaXacThuc",
                        "ThongTinBienLai");
        assertThat(sent)
                .containsEntry("PhienBan", "1.0.6")
                .containsEntry("SoTien", "8000")
                .containsEntry("ThoiGianGD", "20260105083000")
                .containsEntry("Ip", "203.0.113.9");
        @SuppressWarnings("unchecked") // the sandbox keeps JSON objects as maps with text keys
        Map<String, Object> receipt = (Map<String, Object>) sent.get("ThongTinBienLai");
        assertThat(receipt)
                .containsEntry("MaDichVu", "2")
                .containsEntry("MaHoSo", PaymentFixture.DOSSIER.value())
                .containsEntry("MaTTHC", "2.000815")
                .containsEntry("SoCMNDNguoiNop", "001099000001")
                .containsEntry("DSKhoanNop", List.of(Map.of("NoiDung", "Phí chứng thực", "SoTien", "8000")))
                .doesNotContainKey("HuyenNguoiNop");
    }

    @ParameterizedTest
    @CsvSource({"2026-01-05T01:00:00Z, 20260105080000", "2026-01-05T13:00:00Z, 20260105200000"})
    void create_morningAndEvening_areDifferentTimes(Instant now, String wire) {
        PaymentPlatformSettings settings = settings().withClock(Clock.fixed(now, ZoneOffset.UTC));
        try (PaymentPlatform platform = PaymentPlatform.open(settings, HTTP)) {
            PaymentOrder order = platform.order(new PaymentReference("TS0001"), Money.ofDong(8000));
            platform.create(PaymentFixture.request(order));
        }

        assertThat(payments.payment("TS0001").orElseThrow().fields()).containsEntry("ThoiGianGD", wire);
    }

    @ParameterizedTest
    @CsvSource({"NO_ANSWER, TIMED_OUT", "CONNECTION_RESET, ANSWER_LOST", "ANSWER_LOST, ANSWER_LOST"})
    void create_noWholeAnswer_isSentOnceAndLeavesTheStateUnknown(Fault fault, FailureCode code) {
        payments.failNext(fault);
        PaymentOrder order = PaymentFixture.order("TS0001", 8000);
        try (PaymentPlatform platform = PaymentPlatform.open(settings(), IMPATIENT)) {
            assertThatThrownBy(() -> platform.create(PaymentFixture.request(order)))
                    .isInstanceOfSatisfying(
                            TransportException.class, e -> assertThat(e.code()).isEqualTo(code))
                    .hasMessageContaining("the state is unknown; query TS0001");
            assertThat(arrivals("INIT")).isEqualTo(1);

            PaymentStatus status = platform.query(order.reference(), order.transactionTime());
            assertThat(status)
                    .isEqualTo(
                            fault == Fault.ANSWER_LOST
                                    ? new PaymentStatus.Pending()
                                    : new PaymentStatus.Unknown("99", ""));
        }
    }

    @ParameterizedTest
    @CsvSource({"HTML_PAGE, PROTOCOL_VIOLATED", "EMPTY_REPLY, PROTOCOL_VIOLATED", "HTTP_503, HTTP_ERROR"})
    void createAndQuery_notAnAnswerOfTheProtocol_isRemoteFailure(Fault fault, FailureCode code) {
        PaymentOrder order = PaymentFixture.order("TS0001", 8000);
        try (PaymentPlatform platform = platform()) {
            payments.failNext(fault);
            assertThatThrownBy(() -> platform.create(PaymentFixture.request(order)))
                    .isInstanceOfSatisfying(
                            RemoteException.class, e -> assertThat(e.code()).isEqualTo(code))
                    .hasMessageContaining("the state is unknown; query TS0001");
            payments.failNext(fault);
            assertThatThrownBy(() -> platform.query(order.reference(), order.transactionTime()))
                    .isInstanceOfSatisfying(
                            RemoteException.class, e -> assertThat(e.code()).isEqualTo(code));
        }
        assertThat(arrivals("INIT")).isEqualTo(1);
    }

    @Test
    void create_nobodyListens_isUnreachable() {
        PaymentPlatformSettings settings = settings();
        sandbox.close();
        try (PaymentPlatform platform = PaymentPlatform.open(settings, HTTP)) {
            assertThatThrownBy(() -> platform.create(PaymentFixture.request(PaymentFixture.order("TS0001", 8000))))
                    .isInstanceOfSatisfying(
                            TransportException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.UNREACHABLE));
        }
    }

    @Test
    void query_eachState_isTold() {
        PaymentOrder order = PaymentFixture.order("TS0001", 8000);
        PaymentOrder other = PaymentFixture.order("TS0002", 9000);
        try (PaymentPlatform platform = platform()) {
            platform.create(PaymentFixture.request(order));
            platform.create(PaymentFixture.request(other));
            assertThat(platform.query(order.reference(), order.transactionTime()))
                    .isEqualTo(new PaymentStatus.Pending());

            payments.sendCallback("TS0001", CallbackFault.NEVER);
            payments.decline("TS0002");

            String transaction = payments.payment("TS0001").orElseThrow().transactionCode();
            assertThat(platform.query(order.reference(), order.transactionTime()))
                    .isEqualTo(new PaymentStatus.Paid(
                            order.reference(), order.amount(), transaction, "VCB", PaymentFixture.NOW));
            assertThat(platform.query(other.reference(), other.transactionTime()))
                    .isEqualTo(new PaymentStatus.Declined("4"));
        }
    }

    @Test
    void bearerToken_isAskedForBeforeEachCall() {
        AtomicInteger asked = new AtomicInteger();
        PaymentPlatformSettings settings = settings().withBearerToken(() -> {
            asked.incrementAndGet();
            return Secret.of("planted-token");
        });
        PaymentOrder order = PaymentFixture.order("TS0001", 8000);
        try (PaymentPlatform platform = PaymentPlatform.open(settings, HTTP)) {
            platform.create(PaymentFixture.request(order));
            platform.query(order.reference(), order.transactionTime());
        }

        assertThat(asked).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void failures_ofEveryKind_tellNoSecretAndNothingPersonal(Fault fault) {
        PaymentPlatformSettings settings = PaymentPlatformSettings.defaults(
                        payments.initUrl(), payments.queryUrl(), "DT01", Secret.of("planted-secret"))
                .withBearerToken(() -> Secret.of("planted-token"));
        PaymentOrder order = PaymentFixture.order("TS0001", 8000);
        payments.failNext(fault);
        payments.failNext(fault);
        try (PaymentPlatform platform = PaymentPlatform.open(settings, IMPATIENT)) {
            String told = settings
                    + failure(() -> platform.create(PaymentFixture.request(order)))
                    + failure(() -> platform.query(order.reference(), order.transactionTime()));

            assertThat(List.of("planted-secret", "planted-token", "Nguyễn", "001099000001", "Thôn", "0011223344"))
                    .noneMatch(told::contains);
        }
    }

    private static String failure(Runnable call) {
        try {
            call.run();
        } catch (MotcuaException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return trace.toString();
        }
        throw new AssertionError("the call did not fail");
    }

    @ParameterizedTest
    @CsvSource({"/init", "ftp://host/init", "https:///init", "https://user:pass@host/init"})
    void settings_unfitAddress_isRefusedWithoutShowingIt(String address) {
        URI unfit = URI.create(address);

        assertThatThrownBy(() ->
                        PaymentPlatformSettings.defaults(unfit, payments.queryUrl(), "DT01", Secret.of("planted")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("pass@")
                .hasMessageNotContaining("planted");
    }

    @Test
    void settings_emptySecret_isRefused() {
        assertThatThrownBy(() -> PaymentPlatformSettings.defaults(
                        payments.initUrl(), payments.queryUrl(), "DT01", Secret.of("")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void journal_afterACreate_holdsOneArrival() {
        try (PaymentPlatform platform = platform()) {
            platform.create(PaymentFixture.request(PaymentFixture.order("TS0001", 8000)));
        }

        assertThat(sandbox.journal().entries())
                .extracting(JournalEntry::operation)
                .containsExactly("INIT");
    }
}
