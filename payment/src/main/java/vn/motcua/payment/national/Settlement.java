package vn.motcua.payment.national;

import vn.motcua.money.Money;
import vn.motcua.payment.Payment;
import vn.motcua.payment.PaymentOrder;
import vn.motcua.payment.PaymentReference;

/** What became of a callback, or of asking the platform again. Only {@link Booked} changed anything. */
public sealed interface Settlement {

    /**
     * Handles every case.
     *
     * @param cases one handler for each case
     * @param <R> what the handlers return
     * @return what the handler of this case returned
     */
    <R> R fold(Cases<? extends R> cases);

    /**
     * One handler for each case.
     *
     * @param <R> what the handlers return
     */
    interface Cases<R> {
        /**
         * Handles a payment that was booked now.
         *
         * @param booked the case
         * @return the result
         */
        R booked(Booked booked);

        /**
         * Handles a payment that had been booked before.
         *
         * @param alreadyBooked the case
         * @return the result
         */
        R alreadyBooked(AlreadyBooked alreadyBooked);

        /**
         * Handles an order that is not paid.
         *
         * @param notPaid the case
         * @return the result
         */
        R notPaid(NotPaid notPaid);

        /**
         * Handles an amount other than the order's.
         *
         * @param wrongAmount the case
         * @return the result
         */
        R wrongAmount(WrongAmount wrongAmount);

        /**
         * Handles a second transaction for an order.
         *
         * @param conflicting the case
         * @return the result
         */
        R conflicting(Conflicting conflicting);

        /**
         * Handles a reference without an order.
         *
         * @param unknownReference the case
         * @return the result
         */
        R unknownReference(UnknownReference unknownReference);

        /**
         * Handles a callback whose authentication code is wrong.
         *
         * @param forged the case
         * @return the result
         */
        R forged(Forged forged);

        /**
         * Handles something that is no callback of this agency.
         *
         * @param malformed the case
         * @return the result
         */
        R malformed(Malformed malformed);
    }

    /**
     * The platform confirmed the whole amount, and the payment was booked by this very call: act on it.
     *
     * @param payment the payment, as it stands in the ledger
     */
    record Booked(Payment payment) implements Settlement {
        @Override
        public <R> R fold(Cases<? extends R> cases) {
            return cases.booked(this);
        }
    }

    /**
     * The same payment had been booked before: do nothing.
     *
     * @param payment the payment
     */
    record AlreadyBooked(Payment payment) implements Settlement {
        @Override
        public <R> R fold(Cases<? extends R> cases) {
            return cases.alreadyBooked(this);
        }
    }

    /**
     * The platform, when it was asked, did not say that the order is paid.
     *
     * @param order the order
     * @param status what the platform said
     */
    record NotPaid(PaymentOrder order, PaymentStatus status) implements Settlement {
        @Override
        public <R> R fold(Cases<? extends R> cases) {
            return cases.notPaid(this);
        }
    }

    /**
     * Another amount than the order's was claimed or paid: an officer has to look.
     *
     * @param order the order
     * @param found the other amount
     */
    record WrongAmount(PaymentOrder order, Money found) implements Settlement {
        @Override
        public <R> R fold(Cases<? extends R> cases) {
            return cases.wrongAmount(this);
        }
    }

    /**
     * The transaction is not the one that the ledger or the platform has for the order: somebody may have paid twice, an
     * officer has to look.
     *
     * @param order the order
     * @param transactionId the platform's number of the other transaction
     */
    record Conflicting(PaymentOrder order, String transactionId) implements Settlement {
        @Override
        public <R> R fold(Cases<? extends R> cases) {
            return cases.conflicting(this);
        }
    }

    /**
     * There is no order with this reference.
     *
     * @param reference the reference
     */
    record UnknownReference(PaymentReference reference) implements Settlement {
        @Override
        public <R> R fold(Cases<? extends R> cases) {
            return cases.unknownReference(this);
        }
    }

    /** The authentication code of the callback is wrong; nothing in it was used. */
    record Forged() implements Settlement {
        @Override
        public <R> R fold(Cases<? extends R> cases) {
            return cases.forged(this);
        }
    }

    /**
     * It is no callback of this agency.
     *
     * @param problem what is wrong with it; names fields, repeats no value
     */
    record Malformed(String problem) implements Settlement {
        @Override
        public <R> R fold(Cases<? extends R> cases) {
            return cases.malformed(this);
        }
    }
}
