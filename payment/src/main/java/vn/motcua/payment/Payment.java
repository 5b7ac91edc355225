package vn.motcua.payment;

import java.time.Instant;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.money.Money;

/**
 * Money that a gateway confirmed, as a {@link PaymentLedger} keeps it.
 *
 * @param account the account at the gateway
 * @param order what had been asked for
 * @param transactionId the gateway's own number of the transaction, not blank
 * @param bank the bank or wallet as the gateway names it; may be empty
 * @param paidAt when it was paid, by the gateway's clock
 * @param state what this says about the money
 */
public record Payment(
        GatewayAccount account,
        PaymentOrder order,
        String transactionId,
        String bank,
        Instant paidAt,
        PaymentState state) {

    /**
     * Checks that the transaction is named.
     *
     * @throws InvalidInputException if it is not
     */
    public Payment {
        if (transactionId.isBlank()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "transactionId", "nothing", "the gateway's number of the transaction");
        }
    }

    /**
     * Returns what was paid.
     *
     * @return the amount of the order, which the gateway confirmed
     */
    public Money amount() {
        return order.amount();
    }

    /**
     * Returns the agency's reference.
     *
     * @return the reference of the order
     */
    public PaymentReference reference() {
        return order.reference();
    }
}
