package vn.motcua.sandbox;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The payments the platform knows. A payment ends once. */
final class PaymentLedger {

    private final Map<String, StoredPayment> payments = new LinkedHashMap<>();
    private final Function<String, URI> pageOf;
    private final Clock clock;

    PaymentLedger(Function<String, URI> pageOf, Clock clock) {
        this.pageOf = pageOf;
        this.clock = clock;
    }

    synchronized StoredPayment register(Fields init, long amount) throws Refusal {
        String reference = init.required("MaThamChieu");
        if (payments.containsKey(reference)) {
            throw new Refusal("Mã tham chiếu " + reference + " đã tồn tại");
        }
        String code = String.format(Locale.ROOT, "GD%04d", payments.size() + 1);
        StoredPayment payment = new StoredPayment(
                reference,
                code,
                amount,
                PaymentState.NEW,
                init.required("ThoiGianGD"),
                Json.map(init.object()),
                pageOf.apply(code),
                List.of());
        payments.put(reference, payment);
        return payment;
    }

    synchronized Optional<StoredPayment> find(String reference) {
        return Optional.ofNullable(payments.get(reference));
    }

    synchronized Optional<StoredPayment> findByCode(String code) {
        return payments.values().stream()
                .filter(payment -> payment.transactionCode().equals(code))
                .findFirst();
    }

    StoredPayment get(String reference) {
        return find(reference).orElseThrow(() -> new IllegalArgumentException("no payment " + reference));
    }

    /** Ends a new payment; empty when it ended before. */
    synchronized Optional<StoredPayment> end(String reference, PaymentState state) {
        StoredPayment payment = get(reference);
        if (payment.state() != PaymentState.NEW) {
            return Optional.empty();
        }
        StoredPayment ended = payment.ended(state, now());
        payments.put(reference, ended);
        return Optional.of(ended);
    }

    synchronized StoredPayment paid(String reference) {
        StoredPayment payment = end(reference, PaymentState.PAID).orElseGet(() -> get(reference));
        if (payment.state() == PaymentState.FAILED) {
            throw new IllegalStateException("payment " + reference + " has failed");
        }
        return payment;
    }

    /** What the payment would look like had it been paid now. */
    StoredPayment asPaid(StoredPayment payment) {
        return payment.ended(PaymentState.PAID, now());
    }

    synchronized void confirmed(String reference, CallbackOutcome outcome) {
        StoredPayment payment = get(reference);
        List<CallbackOutcome> all = new ArrayList<>(payment.callbacks());
        all.add(outcome);
        payments.put(reference, payment.withCallbacks(all));
    }

    private String now() {
        return Fields.TIME.format(clock.instant().atZone(SandboxOptions.VIETNAM));
    }
}
