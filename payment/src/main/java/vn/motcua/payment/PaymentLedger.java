package vn.motcua.payment;

import java.util.Optional;

/**
 * The book of payments: each is entered once, however often and from however many threads or machines it is reported.
 *
 * <p>The entry <em>is</em> the booking. {@link #claim} stores the payment and decides in one atomic step, so that a
 * process that dies right after it leaves a payment that can be found, not one that is lost.
 *
 * <p>A ledger is unique on account, transaction and state, and on account, reference and state. Implementations are
 * safe for threads. The one {@linkplain #inMemory() in memory} forgets when the process ends and is for tests and trials.
 */
public interface PaymentLedger {

    /**
     * Enters a payment unless it is there already.
     *
     * @param payment what the gateway confirmed
     * @return what became of it
     */
    LedgerClaim claim(Payment payment);

    /**
     * Looks up the payment of an order.
     *
     * @param account the account at the gateway
     * @param reference the reference of the order
     * @param state the state asked for
     * @return the payment, or empty if none is booked
     */
    Optional<Payment> find(GatewayAccount account, PaymentReference reference, PaymentState state);

    /**
     * Returns a ledger that keeps its claims in memory, for tests and trials: a restart forgets them.
     *
     * @return an empty ledger
     */
    static PaymentLedger inMemory() {
        return new InMemoryPaymentLedger();
    }
}
