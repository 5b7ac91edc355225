package vn.motcua.payment.national;

import java.net.URI;
import java.util.function.Function;
import vn.motcua.payment.PaymentReference;

/** What the platform answers when a payment is to be created. */
public sealed interface CreateResult {

    /**
     * Handles every case.
     *
     * @param created for a payment that waits for the payer
     * @param rejected for a payment the platform does not take
     * @param <R> what the handlers return
     * @return what the handler of this case returned
     */
    <R> R fold(Function<? super Created, ? extends R> created, Function<? super Rejected, ? extends R> rejected);

    /**
     * The payment waits for the payer.
     *
     * @param payUrl the page to send the payer's browser to ({@code UrlThanhToan})
     * @param reference the agency's reference
     */
    record Created(URI payUrl, PaymentReference reference) implements CreateResult {
        @Override
        public <R> R fold(
                Function<? super Created, ? extends R> created, Function<? super Rejected, ? extends R> rejected) {
            return created.apply(this);
        }
    }

    /**
     * The platform does not take the payment; nothing can be paid on this reference. The platform's table of codes is
     * not public, so the code is kept as it came.
     *
     * @param code the platform's code
     * @param text the platform's explanation, which may repeat what was sent; may be empty
     */
    record Rejected(String code, String text) implements CreateResult {
        @Override
        public <R> R fold(
                Function<? super Created, ? extends R> created, Function<? super Rejected, ? extends R> rejected) {
            return rejected.apply(this);
        }

        /** Returns the code; the text may repeat personal data. */
        @Override
        public String toString() {
            return "Rejected[" + code + "]";
        }
    }
}
