package vn.motcua.payment;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in the memory of this process, for tests and trials: it forgets everything when the process ends.
 *
 * <p>Safe for threads.
 */
final class InMemoryPaymentLedger implements PaymentLedger {

    private final Map<Key, Payment> byTransaction = new HashMap<>();
    private final Map<Key, Payment> byReference = new HashMap<>();

    @Override
    public synchronized LedgerClaim claim(Payment payment) {
        Key transaction = new Key(payment.account(), payment.transactionId(), payment.state());
        Key reference = new Key(payment.account(), payment.reference().value(), payment.state());
        @Nullable Payment known = byTransaction.get(transaction);
        if (known != null) {
            return known.reference().equals(payment.reference()) ? LedgerClaim.REPEATED : LedgerClaim.CONFLICTING;
        }
        if (byReference.putIfAbsent(reference, payment) != null) {
            return LedgerClaim.CONFLICTING;
        }
        byTransaction.put(transaction, payment);
        return LedgerClaim.FIRST;
    }

    @Override
    public synchronized Optional<Payment> find(GatewayAccount account, PaymentReference reference, PaymentState state) {
        return Optional.ofNullable(byReference.get(new Key(account, reference.value(), state)));
    }

    private record Key(GatewayAccount account, String id, PaymentState state) {}
}
