package vn.motcua.payment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.money.Money;

/**
 * What an agency asks to be paid: the part of a payment that is known before anything is sent.
 *
 * <p>Store it <em>before</em> the payment is created at the gateway. It is what a time-out is cleared up with, and what a
 * callback is compared with.
 *
 * <pre>{@code
 * PaymentOrder order = platform.order(PaymentReference.of(dossierCode, 1), assessment.total());
 * }</pre>
 *
 * @param reference the agency's own reference, unique at the gateway
 * @param amount what is to be paid, above zero
 * @param transactionTime when the payment was asked for, to the second; fractions are cut off
 */
public record PaymentOrder(PaymentReference reference, Money amount, Instant transactionTime) {

    /**
     * Checks the amount and cuts the time to the second.
     *
     * @throws InvalidInputException if the amount is zero
     */
    public PaymentOrder {
        if (amount.equals(Money.ZERO)) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "amount", "0", "an amount above zero");
        }
        transactionTime = transactionTime.truncatedTo(ChronoUnit.SECONDS);
    }
}
