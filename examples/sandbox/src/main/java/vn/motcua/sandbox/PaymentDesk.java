package vn.motcua.sandbox;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Answers the platform's calls and pay page, and confirms payments to the agency. */
final class PaymentDesk implements Party {

    static final String PARTNER = "DT01";
    static final String SECRET = "secret-test";
    static final String INIT_PATH = "/payment/init";
    static final String QUERY_PATH = "/payment/query";

    private static final String PAGE_PATH = "/payment/pay/";
    private static final String OTHER_SECRET = "not-the-secret";

    private final Faults faults = new Faults();
    private final ConfirmPost post = new ConfirmPost();
    private final PaymentLedger ledger;
    private volatile InitAnswer initAnswer = InitAnswer.NESTED_TEXT;
    private volatile @Nullable URI agency;

    PaymentDesk(Supplier<URI> baseUrl, Clock clock) {
        this.ledger = new PaymentLedger(code -> baseUrl.get().resolve(PAGE_PATH + code), clock);
    }

    void callbackTo(URI agencyUrl) {
        agency = Objects.requireNonNull(agencyUrl, "agencyUrl");
    }

    void answerInitAs(InitAnswer shape) {
        initAnswer = Objects.requireNonNull(shape, "shape");
    }

    void failNext(Fault fault) {
        faults.add(fault, 1);
    }

    Optional<StoredPayment> find(String reference) {
        return ledger.find(reference);
    }

    CallbackOutcome end(String reference, PaymentState state) {
        StoredPayment ended = ledger.end(reference, state)
                .orElseThrow(() -> new IllegalStateException("payment " + reference + " is not NEW any more"));
        return confirm(reference, ConfirmMessage.of(ended, SECRET));
    }

    CallbackOutcome sendCallback(String reference, CallbackFault fault) {
        StoredPayment payment = ledger.get(reference);
        return switch (fault) {
            case FORGED -> confirm(reference, ConfirmMessage.of(ledger.asPaid(payment), OTHER_SECRET));
            case WRONG_AMOUNT ->
                confirm(reference, ConfirmMessage.of(ledger.asPaid(payment), otherThan(payment.amount()), SECRET));
            case DOUBLED -> confirmTwice(reference, ConfirmMessage.of(ledger.paid(reference), SECRET));
            case NEVER -> unconfirmed(reference);
        };
    }

    private CallbackOutcome unconfirmed(String reference) {
        ledger.paid(reference);
        return CallbackOutcome.unsent();
    }

    private CallbackOutcome confirmTwice(String reference, ObjectNode message) {
        confirm(reference, message);
        return confirm(reference, message);
    }

    /** Not under any lock: the agency may well query before it answers. */
    private CallbackOutcome confirm(String reference, ObjectNode message) {
        URI target = agency;
        if (target == null) {
            return CallbackOutcome.unsent();
        }
        CallbackOutcome outcome = post.send(target, Json.write(message));
        ledger.confirmed(reference, outcome);
        return outcome;
    }

    private static long otherThan(long amount) {
        return amount == 1 ? 2 : 1;
    }

    @Override
    public String name() {
        return "payment";
    }

    @Override
    public boolean answersTo(String path) {
        return path.equals(INIT_PATH) || path.equals(QUERY_PATH) || path.startsWith(PAGE_PATH);
    }

    @Override
    public String operation(Arrival arrival) {
        if (arrival.path().startsWith(PAGE_PATH)) {
            return arrival.method().equals("POST") ? "PAY" : "PAY_PAGE";
        }
        if (arrival.path().equals(INIT_PATH)) {
            return "INIT";
        }
        return Json.textOf(arrival, "LoaiBanTin").equals("GET_BILL") ? "GET_BILL" : "QUERY";
    }

    @Override
    public Reply answer(Arrival arrival) {
        if (arrival.path().startsWith(PAGE_PATH)) {
            return page(arrival);
        }
        if (arrival.is("POST", INIT_PATH)) {
            return faults.around(() -> init(arrival));
        }
        if (arrival.is("POST", QUERY_PATH)) {
            return faults.around(() -> query(arrival));
        }
        return Reply.notFound();
    }

    private Reply init(Arrival arrival) {
        InitAnswer shape = initAnswer;
        try {
            Fields message = new Fields(Json.read(arrival));
            message.required("LoaiBanTin", Set.of("INIT"));
            message.required("MaDoiTac", Set.of(PARTNER));
            AuthenticationCode.check(AuthenticationCode.INIT, message, SECRET);
            StoredPayment payment = ledger.register(message, InitRules.checkedAmount(message));
            return Reply.json(200, Json.write(accepted(shape, payment)));
        } catch (Refusal refusal) {
            return Reply.json(200, Json.write(refused(shape, refusal)));
        }
    }

    private static ObjectNode accepted(InitAnswer shape, StoredPayment payment) {
        ObjectNode address = Json.object().put("UrlThanhToan", payment.payUrl().toString());
        return switch (shape) {
            case NESTED_TEXT -> Json.object().put("error_code", "0").put("message", Json.write(address));
            case FLAT ->
                Json.object()
                        .put("MaLoi", ConfirmMessage.OK)
                        .put("MoTaLoi", "Thành công")
                        .setAll(address);
        };
    }

    private static ObjectNode refused(InitAnswer shape, Refusal refusal) {
        return switch (shape) {
            case NESTED_TEXT -> Json.object().put("error_code", "-1").put("message", refusal.text());
            case FLAT -> Json.object().put("MaLoi", ConfirmMessage.ERROR).put("MoTaLoi", refusal.text());
        };
    }

    private Reply query(Arrival arrival) {
        try {
            Fields message = new Fields(Json.read(arrival));
            String kind = message.required("LoaiBanTin", Set.of("QUERY", "GET_BILL"));
            message.required("PhienBan", Set.of("1.0.6"));
            message.required("MaDoiTac", Set.of(PARTNER));
            message.time("ThoiGianGD");
            AuthenticationCode.check(AuthenticationCode.QUERY, message, SECRET);
            StoredPayment payment = ledger.find(message.required("MaThamChieu"))
                    .orElseThrow(() -> new Refusal("Không tìm thấy giao dịch"));
            return kind.equals("QUERY")
                    ? Reply.json(200, Json.write(ConfirmMessage.answerTo(payment, SECRET)))
                    : bill(payment);
        } catch (Refusal refusal) {
            return Reply.json(200, Json.write(refused(InitAnswer.FLAT, refusal)));
        }
    }

    private static Reply bill(StoredPayment payment) throws Refusal {
        if (payment.state() != PaymentState.PAID) {
            throw new Refusal("Giao dịch chưa được thanh toán");
        }
        return Reply.pdf(ReceiptPdf.of(payment));
    }

    private Reply page(Arrival arrival) {
        Optional<StoredPayment> payment = ledger.findByCode(arrival.path().substring(PAGE_PATH.length()));
        if (payment.isEmpty()) {
            return Reply.notFound();
        }
        String reference = payment.get().reference();
        return switch (arrival.method()) {
            case "GET" -> Reply.html(200, PayPage.of(payment.get()));
            case "POST" -> press(reference);
            default -> Reply.notFound();
        };
    }

    private Reply press(String reference) {
        ledger.end(reference, PaymentState.PAID).ifPresent(paid -> confirm(reference, ConfirmMessage.of(paid, SECRET)));
        return Reply.html(200, PayPage.of(ledger.get(reference)));
    }
}
