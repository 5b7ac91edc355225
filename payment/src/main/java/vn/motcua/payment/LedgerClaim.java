package vn.motcua.payment;

/** What a {@link PaymentLedger} answers when a payment is to be booked. */
public enum LedgerClaim {
    /** It was not there before and is booked now. Whoever gets this answer, and nobody else, acts on the payment. */
    FIRST,
    /** The same transaction was booked before for the same order. Nothing changed. */
    REPEATED,
    /**
     * The order was paid before by another transaction, or the transaction had paid another order. Nothing changed; an
     * officer has to look, since somebody may have paid twice.
     */
    CONFLICTING
}
