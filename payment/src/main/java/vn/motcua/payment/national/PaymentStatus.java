package vn.motcua.payment.national;

import java.time.Instant;
import java.util.function.Function;
import vn.motcua.money.Money;
import vn.motcua.payment.PaymentReference;

/** The state of a payment, as the platform tells it when it is asked. */
public sealed interface PaymentStatus {

    /**
     * Handles every case.
     *
     * @param paid for a payment that succeeded
     * @param pending for a payment that is not final
     * @param declined for a payment that failed
     * @param unknown for an answer that says none of these
     * @param <R> what the handlers return
     * @return what the handler of this case returned
     */
    <R> R fold(
            Function<? super Paid, ? extends R> paid,
            Function<? super Pending, ? extends R> pending,
            Function<? super Declined, ? extends R> declined,
            Function<? super Unknown, ? extends R> unknown);

    /**
     * The money was paid ({@code TrangThaiGD} 1 and {@code MaLoi} 00).
     *
     * @param reference the agency's reference
     * @param amount what was paid
     * @param transactionId the platform's number of the transaction
     * @param bank the bank the payer chose; may be empty
     * @param time when, by the platform's clock
     */
    record Paid(PaymentReference reference, Money amount, String transactionId, String bank, Instant time)
            implements PaymentStatus {
        @Override
        public <R> R fold(
                Function<? super Paid, ? extends R> paid,
                Function<? super Pending, ? extends R> pending,
                Function<? super Declined, ? extends R> declined,
                Function<? super Unknown, ? extends R> unknown) {
            return paid.apply(this);
        }
    }

    /** The payment is not final ({@code TrangThaiGD} 3): ask again later, and do not create another one. */
    record Pending() implements PaymentStatus {
        @Override
        public <R> R fold(
                Function<? super Paid, ? extends R> paid,
                Function<? super Pending, ? extends R> pending,
                Function<? super Declined, ? extends R> declined,
                Function<? super Unknown, ? extends R> unknown) {
            return pending.apply(this);
        }
    }

    /**
     * The payment failed ({@code TrangThaiGD} 4).
     *
     * @param code the platform's code as it came: {@code MaLoi} where that is not 00, else {@code TrangThaiGD}
     */
    record Declined(String code) implements PaymentStatus {
        @Override
        public <R> R fold(
                Function<? super Paid, ? extends R> paid,
                Function<? super Pending, ? extends R> pending,
                Function<? super Declined, ? extends R> declined,
                Function<? super Unknown, ? extends R> unknown) {
            return declined.apply(this);
        }
    }

    /**
     * The answer tells no state that is known. It is neither a success nor a failure.
     *
     * @param code the platform's code ({@code MaLoi}), as it came
     * @param state the platform's state ({@code TrangThaiGD}), as it came; empty if there was none
     */
    record Unknown(String code, String state) implements PaymentStatus {
        @Override
        public <R> R fold(
                Function<? super Paid, ? extends R> paid,
                Function<? super Pending, ? extends R> pending,
                Function<? super Declined, ? extends R> declined,
                Function<? super Unknown, ? extends R> unknown) {
            return unknown.apply(this);
        }
    }
}
