package vn.motcua.payment.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.failure.RemoteException;
import vn.motcua.http.HttpSettings;
import vn.motcua.http.Secret;
import vn.motcua.money.Money;
import vn.motcua.payment.Payment;
import vn.motcua.payment.PaymentLedger;
import vn.motcua.payment.PaymentOrder;
import vn.motcua.payment.PaymentReference;
import vn.motcua.payment.PaymentState;
import vn.motcua.sandbox.CallbackFault;
import vn.motcua.sandbox.CallbackOutcome;
import vn.motcua.sandbox.Fault;
import vn.motcua.sandbox.PaymentSandbox;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.SandboxOptions;

class PaymentConfirmationTest {

    private final Map<PaymentReference, PaymentOrder> orders = new ConcurrentHashMap<>();
    private final PaymentLedger ledger = PaymentLedger.inMemory();
    private final PaymentOrder order = PaymentFixture.order("TS0001", 8000);

    private Sandbox sandbox;
    private PaymentSandbox payments;
    private PaymentPlatform platform;
    private PaymentConfirmation confirmation;
    private AgencyEndpoint agency;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.defaults().withClock(PaymentFixture.CLOCK));
        payments = sandbox.payments();
        platform = PaymentPlatform.open(
                PaymentPlatformSettings.defaults(
                                payments.initUrl(),
                                payments.queryUrl(),
                                payments.partnerCode(),
                                Secret.of(payments.secret()))
                        .withClock(PaymentFixture.CLOCK),
                HttpSettings.defaults());
        confirmation =
                PaymentConfirmation.create(platform, reference -> Optional.ofNullable(orders.get(reference)), ledger);
        agency = new AgencyEndpoint(confirmation);
        payments.callbackTo(agency.url());
        orders.put(order.reference(), order);
        platform.create(PaymentFixture.request(order));
    }

    @AfterEach
    void stop() {
        agency.close();
        platform.close();
        sandbox.close();
    }

    private Optional<Payment> booked() {
        return ledger.find(platform.account(), order.reference(), PaymentState.PAID);
    }

    /** A callback as the platform would hash it, made by other means than the code under test. */
    private static byte[] callback(String code, String reference, long dong, String transaction) {
        String joined = String.join(
                "|",
                "CONFIRM",
                code,
                "DT01",
                reference,
                Long.toString(dong),
                "VND",
                transaction,
                "VCB",
                "20260105083105",
                "Nộp phí",
                "secret-test");
        return """
                {"LoaiBanTin":"CONFIRM","MaLoi":"%s","MaDoiTac":"DT01","MaThamChieu":"%s","SoTien":%d,
                 "MaTienTe":"VND","MaGiaoDich":"%s","MaNganHang":"VCB","ThoiGianGD":"20260105083105",
                 "ThongTinGiaoDich":"Nộp phí","MaXacThuc":"%s"}
                """.formatted(code, reference, dong, transaction, PaymentFixture.hash(joined))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String transaction() {
        return payments.payment("TS0001").orElseThrow().transactionCode();
    }

    private byte[] authenticCallbackOfAPaidOrder() {
        payments.sendCallback("TS0001", CallbackFault.NEVER);
        return callback("00", "TS0001", 8000, transaction());
    }

    @Test
    void settle_paid_booksAfterTheQueryAndAnswersTheExpectedBody() {
        CallbackOutcome outcome = payments.pay("TS0001");

        assertThat(outcome.accepted()).isTrue();
        assertThat(agency.settlements()).hasSize(1).first().isInstanceOf(Settlement.Booked.class);
        Payment payment = booked().orElseThrow();
        assertThat(payment.amount()).isEqualTo(Money.ofDong(8000));
        assertThat(payment.transactionId()).isEqualTo(transaction());
        assertThat(sandbox.journal().entries().get(1).operation()).isEqualTo("QUERY");
        String hash = WireJson.valueOrEmpty(WireJson.object(outcome.message()).orElseThrow(), "MaXacThuc");
        assertThat(outcome.reply())
                .isEqualTo(
                        "{\"MaLoi\":\"00\",\"MoTaLoi\":\"Thành công\",\"MaDoiTac\":\"DT01\",\"MaThamChieu\":\"TS0001\","
                                + "\"ThoiGianGD\":\"20260105083000\",\"MaXacThuc\":\"" + hash + "\"}");
    }

    @Test
    void settle_forged_booksNothingAsksNobodyAndEchoesNothing() {
        CallbackOutcome outcome = payments.sendCallback("TS0001", CallbackFault.FORGED);

        assertThat(agency.settlements()).containsExactly(new Settlement.Forged());
        assertThat(booked()).isEmpty();
        assertThat(sandbox.journal().entries()).hasSize(1);
        assertThat(outcome.reply())
                .isEqualTo(
                        "{\"MaLoi\":\"99\",\"MoTaLoi\":\"Sai mã xác thực\",\"MaDoiTac\":\"DT01\",\"MaThamChieu\":\"\","
                                + "\"ThoiGianGD\":\"20260105083000\",\"MaXacThuc\":\"\"}");
    }

    @Test
    void settle_wrongAmountRightlyHashed_booksNothing() {
        CallbackOutcome outcome = payments.sendCallback("TS0001", CallbackFault.WRONG_AMOUNT);

        assertThat(outcome.accepted()).isFalse();
        assertThat(agency.settlements()).hasSize(1).first().isInstanceOf(Settlement.WrongAmount.class);
        assertThat(booked()).isEmpty();
    }

    @Test
    void settle_amountThatThePlatformKnowsOtherwise_booksNothing() {
        byte[] callback = authenticCallbackOfAPaidOrder();
        PaymentOrder dearer = PaymentFixture.order("TS0001", 9000);
        orders.put(order.reference(), dearer);

        assertThat(confirmation
                        .settle(callback("00", "TS0001", 9000, transaction()))
                        .settlement())
                .isEqualTo(new Settlement.WrongAmount(dearer, Money.ofDong(8000)));
        assertThat(confirmation.settle(callback).settlement())
                .isEqualTo(new Settlement.WrongAmount(dearer, Money.ofDong(8000)));
        assertThat(booked()).isEmpty();
    }

    @Test
    void settle_callbackBeforeTheQuerySaysPaid_booksOnlyLater() {
        byte[] callback = callback("00", "TS0001", 8000, transaction());

        SettledCallback early = confirmation.settle(callback);
        assertThat(early.settlement()).isEqualTo(new Settlement.NotPaid(order, new PaymentStatus.Pending()));
        assertThat(early.reply().accepted()).isFalse();
        assertThat(booked()).isEmpty();

        payments.sendCallback("TS0001", CallbackFault.NEVER);
        assertThat(confirmation.settle(callback).settlement()).isInstanceOf(Settlement.Booked.class);
    }

    @Test
    void settle_sentTwice_booksOnceAndAcceptsBoth() {
        payments.sendCallback("TS0001", CallbackFault.DOUBLED);

        assertThat(agency.settlements())
                .hasSize(2)
                .filteredOn(Settlement.Booked.class::isInstance)
                .hasSize(1);
        assertThat(payments.payment("TS0001").orElseThrow().callbacks()).allMatch(CallbackOutcome::accepted);
    }

    @Test
    void settle_manyThreadsAtOnce_oneIsBooked() throws Exception {
        byte[] callback = authenticCallbackOfAPaidOrder();
        int threads = 8;
        CyclicBarrier together = new CyclicBarrier(threads);
        Callable<SettledCallback> settle = () -> {
            together.await();
            return confirmation.settle(callback);
        };
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<SettledCallback>> all =
                    pool.invokeAll(Stream.generate(() -> settle).limit(threads).toList());
            int first = 0;
            for (Future<SettledCallback> each : all) {
                assertThat(each.get().reply().accepted()).isTrue();
                first += each.get().settlement() instanceof Settlement.Booked ? 1 : 0;
            }
            assertThat(first).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void settle_unknownReference_booksNothingAndAsksNobody() {
        SettledCallback settled = confirmation.settle(callback("00", "TS9999", 8000, "GD9"));

        assertThat(settled.settlement()).isEqualTo(new Settlement.UnknownReference(new PaymentReference("TS9999")));
        assertThat(settled.reply().accepted()).isFalse();
        assertThat(sandbox.journal().entries()).hasSize(1);
    }

    @Test
    void settle_orderFoundWithoutRegardToCase_isUnknown() {
        PaymentConfirmation careless = PaymentConfirmation.create(platform, reference -> Optional.of(order), ledger);

        assertThat(careless.settle(callback("00", "ts0001", 8000, "GD0001")).settlement())
                .isEqualTo(new Settlement.UnknownReference(new PaymentReference("ts0001")));
    }

    @Test
    void settle_otherTransactionThanThePlatforms_conflicts() {
        authenticCallbackOfAPaidOrder();

        SettledCallback settled = confirmation.settle(callback("00", "TS0001", 8000, "GD-OTHER"));

        assertThat(settled.settlement()).isEqualTo(new Settlement.Conflicting(order, "GD-OTHER"));
        assertThat(settled.reply().accepted()).isFalse();
        assertThat(booked()).isEmpty();
    }

    @Test
    void settle_declined_isAcceptedAndNotBooked() {
        CallbackOutcome outcome = payments.decline("TS0001");

        assertThat(outcome.accepted()).isTrue();
        assertThat(agency.settlements())
                .containsExactly(new Settlement.NotPaid(order, new PaymentStatus.Declined("4")));
        assertThat(booked()).isEmpty();
    }

    @Test
    void settle_claimsFailureButThePlatformSaysPaid_followsThePlatform() {
        authenticCallbackOfAPaidOrder();

        assertThat(confirmation.settle(callback("99", "TS0001", 8000, "")).settlement())
                .isInstanceOf(Settlement.Booked.class);
    }

    @Test
    void settle_malformed_isAnsweredToo() {
        SettledCallback settled = confirmation.settle("<html>".getBytes(StandardCharsets.UTF_8));

        assertThat(settled.settlement()).isInstanceOf(Settlement.Malformed.class);
        assertThat(settled.reply().accepted()).isFalse();
    }

    @Test
    void settle_queryFails_booksNothingAndCanBeRepeated() {
        byte[] callback = authenticCallbackOfAPaidOrder();
        payments.failNext(Fault.HTML_PAGE);

        assertThatThrownBy(() -> confirmation.settle(callback)).isInstanceOf(RemoteException.class);
        assertThat(booked()).isEmpty();
        assertThat(confirmation.settle(callback).settlement()).isInstanceOf(Settlement.Booked.class);
    }

    @Test
    void settle_bookedBefore_needsNoQuery() {
        byte[] callback = authenticCallbackOfAPaidOrder();
        confirmation.settle(callback);
        payments.failNext(Fault.HTTP_503);

        assertThat(confirmation.settle(callback).settlement()).isInstanceOf(Settlement.AlreadyBooked.class);
    }

    @Test
    void recheck_callbackLost_booksOnce() {
        assertThat(confirmation.recheck(order.reference()))
                .isEqualTo(new Settlement.NotPaid(order, new PaymentStatus.Pending()));
        payments.sendCallback("TS0001", CallbackFault.NEVER);

        assertThat(confirmation.recheck(order.reference())).isInstanceOf(Settlement.Booked.class);
        assertThat(confirmation.recheck(order.reference())).isInstanceOf(Settlement.AlreadyBooked.class);
        assertThat(confirmation.recheck(new PaymentReference("TS9999")))
                .isInstanceOf(Settlement.UnknownReference.class);
    }
}
