package vn.motcua.payment.national;

import java.util.function.Function;
import vn.motcua.payment.CallbackProof;

/** What was found about a callback before anything in it was used. */
public sealed interface CallbackVerification {

    /**
     * Handles every case.
     *
     * @param authentic for a callback whose authentication code is right
     * @param forged for a callback whose authentication code is wrong
     * @param malformed for something that is no callback of this agency
     * @param <R> what the handlers return
     * @return what the handler of this case returned
     */
    <R> R fold(
            Function<? super Authentic, ? extends R> authentic,
            Function<? super Forged, ? extends R> forged,
            Function<? super Malformed, ? extends R> malformed);

    /**
     * Whoever sent it knew the secret.
     *
     * @param notice what it claims
     */
    record Authentic(PaymentNotice notice) implements CallbackVerification {

        /**
         * Says how far the claims are proven by that.
         *
         * @return {@link CallbackProof#PARTLY}: the order in which the fields are hashed is inferred, so the platform is
         *     to be asked before money is booked
         */
        public CallbackProof proof() {
            return CallbackProof.PARTLY;
        }

        @Override
        public <R> R fold(
                Function<? super Authentic, ? extends R> authentic,
                Function<? super Forged, ? extends R> forged,
                Function<? super Malformed, ? extends R> malformed) {
            return authentic.apply(this);
        }
    }

    /** Whoever sent it did not know the secret, or the order of the fields in the settings is not the platform's. */
    record Forged() implements CallbackVerification {
        @Override
        public <R> R fold(
                Function<? super Authentic, ? extends R> authentic,
                Function<? super Forged, ? extends R> forged,
                Function<? super Malformed, ? extends R> malformed) {
            return forged.apply(this);
        }
    }

    /**
     * It is no callback of this agency.
     *
     * @param problem what is wrong with it; names fields, repeats no value
     */
    record Malformed(String problem) implements CallbackVerification {
        @Override
        public <R> R fold(
                Function<? super Authentic, ? extends R> authentic,
                Function<? super Forged, ? extends R> forged,
                Function<? super Malformed, ? extends R> malformed) {
            return malformed.apply(this);
        }
    }
}
