package vn.motcua.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import vn.motcua.dossier.Dossier;
import vn.motcua.http.HttpSettings;
import vn.motcua.http.Secret;
import vn.motcua.payment.Payment;
import vn.motcua.payment.PaymentLedger;
import vn.motcua.payment.PaymentOrder;
import vn.motcua.payment.PaymentReference;
import vn.motcua.payment.fee.FeeAssessment;
import vn.motcua.payment.national.BeneficiaryAccount;
import vn.motcua.payment.national.CollectingAgency;
import vn.motcua.payment.national.CreateResult;
import vn.motcua.payment.national.FeeItem;
import vn.motcua.payment.national.Payer;
import vn.motcua.payment.national.PaymentConfirmation;
import vn.motcua.payment.national.PaymentPlatform;
import vn.motcua.payment.national.PaymentPlatformSettings;
import vn.motcua.payment.national.PaymentRequest;
import vn.motcua.payment.national.PublicService;
import vn.motcua.payment.national.ReceiptInformation;
import vn.motcua.payment.national.SettledCallback;
import vn.motcua.payment.national.Settlement;
import vn.motcua.sandbox.CallbackOutcome;
import vn.motcua.sandbox.PaymentSandbox;

/** The agency's side of a payment: the order, the address that takes callbacks, and what was booked. */
final class PaymentCounter implements AutoCloseable {

    private final PaymentSandbox sandbox;
    private final PaymentPlatform platform;
    private final PaymentConfirmation confirmation;
    private final HttpServer callbacks;
    private final Map<PaymentReference, PaymentOrder> orders = new ConcurrentHashMap<>();
    private final Queue<Settlement> settlements = new ConcurrentLinkedQueue<>();

    private PaymentCounter(PaymentSandbox sandbox, PaymentPlatform platform, HttpServer callbacks) {
        this.sandbox = sandbox;
        this.platform = platform;
        this.callbacks = callbacks;
        this.confirmation = PaymentConfirmation.create(
                platform, reference -> Optional.ofNullable(orders.get(reference)), PaymentLedger.inMemory());
    }

    static PaymentCounter open(PaymentSandbox sandbox) throws IOException {
        PaymentPlatform platform = PaymentPlatform.open(
                PaymentPlatformSettings.defaults(
                        sandbox.initUrl(), sandbox.queryUrl(), sandbox.partnerCode(), Secret.of(sandbox.secret())),
                HttpSettings.defaults());
        HttpServer callbacks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PaymentCounter counter = new PaymentCounter(sandbox, platform, callbacks);
        callbacks.createContext("/payment/confirm", counter::confirm);
        callbacks.start();
        sandbox.callbackTo(
                URI.create("http://127.0.0.1:" + callbacks.getAddress().getPort() + "/payment/confirm"));
        return counter;
    }

    /** Creates the payment, lets the payer pay on the platform's page, and returns what the callback booked. */
    Payment collect(Dossier dossier, FeeAssessment fee) throws IOException {
        PaymentOrder order = platform.order(PaymentReference.of(dossier.code(), 1), fee.total());
        orders.put(order.reference(), order);
        CreateResult created = platform.create(request(dossier, fee, order));
        if (created instanceof CreateResult.Rejected rejected) {
            throw new IOException("the payment platform refused the order with code " + rejected.code());
        }
        CallbackOutcome outcome = sandbox.pay(order.reference().value());
        for (Settlement settlement : settlements) {
            if (settlement instanceof Settlement.Booked booked && outcome.accepted()) {
                return booked.payment();
            }
        }
        throw new IOException("the callback booked nothing: HTTP " + outcome.httpStatus() + ", " + settlements);
    }

    private static PaymentRequest request(Dossier dossier, FeeAssessment fee, PaymentOrder order) {
        List<FeeItem> fees = fee.lines().stream()
                .map(line -> new FeeItem("1", "CTBS", line.description(), line.amount()))
                .toList();
        String procedure = dossier.procedure().code().toString();
        ReceiptInformation receipt = new ReceiptInformation(
                new PublicService(
                        procedure,
                        dossier.procedure().name(),
                        dossier.procedure().code(),
                        dossier.procedure().name()),
                new CollectingAgency(dossier.agency(), "UBND xã Điềm Thuỵ"),
                dossier.code(),
                fees,
                new BeneficiaryAccount("0000000000", "MAU", "UBND xã Điềm Thuỵ (mẫu)"),
                "Phí chứng thực hồ sơ " + dossier.code(),
                new Payer(dossier.applicant().name().value(), null, "xã Điềm Thuỵ", null, "Thái Nguyên"));
        return new PaymentRequest(order, "Phí chứng thực " + dossier.code(), InetAddress.getLoopbackAddress(), receipt);
    }

    private void confirm(HttpExchange exchange) throws IOException {
        try (exchange) {
            SettledCallback settled =
                    confirmation.settle(exchange.getRequestBody().readNBytes(1 << 16));
            settlements.add(settled.settlement());
            byte[] reply = settled.reply().json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
        }
    }

    @Override
    public void close() {
        callbacks.stop(0);
        platform.close();
    }
}
