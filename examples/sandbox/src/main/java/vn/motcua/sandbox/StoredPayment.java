package vn.motcua.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A payment as the platform holds it. It carries whatever personal data was sent; {@link #toString()} shows none.
 *
 * @param reference MaThamChieu, the agency's reference
 * @param transactionCode MaGiaoDich, the platform's own number
 * @param amount SoTien in đồng
 * @param state where it stands
 * @param transactionTime ThoiGianGD: of the INIT message while new, afterwards when it was paid or given up
 * @param fields the INIT message as sent, by wire name
 * @param payUrl UrlThanhToan, the pay page
 * @param callbacks the confirm messages sent so far and their answers, oldest first
 */
public record StoredPayment(
        String reference,
        String transactionCode,
        long amount,
        PaymentState state,
        String transactionTime,
        Map<String, Object> fields,
        URI payUrl,
        List<CallbackOutcome> callbacks) {

    /** Copies the callbacks. */
    public StoredPayment {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(transactionCode, "transactionCode");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(transactionTime, "transactionTime");
        Objects.requireNonNull(fields, "fields");
        Objects.requireNonNull(payUrl, "payUrl");
        callbacks = List.copyOf(callbacks);
    }

    StoredPayment ended(PaymentState newState, String time) {
        return new StoredPayment(reference, transactionCode, amount, newState, time, fields, payUrl, callbacks);
    }

    StoredPayment withCallbacks(List<CallbackOutcome> all) {
        return new StoredPayment(reference, transactionCode, amount, state, transactionTime, fields, payUrl, all);
    }

    String field(String name) {
        return String.valueOf(fields.getOrDefault(name, ""));
    }

    /** Returns number, amount and state, nothing personal. */
    @Override
    public String toString() {
        return "StoredPayment[" + transactionCode + " " + amount + " " + state + "]";
    }
}
