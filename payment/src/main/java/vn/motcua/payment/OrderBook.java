package vn.motcua.payment;

import java.util.Optional;

/** Where the orders are that an agency has stored, for callbacks to be compared with. Implementations are safe for threads. */
@FunctionalInterface
public interface OrderBook {

    /**
     * Looks an order up.
     *
     * @param reference the reference, exactly as it was given out
     * @return the order, or empty if there is none
     */
    Optional<PaymentOrder> find(PaymentReference reference);
}
