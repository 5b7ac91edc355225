package vn.motcua.payment;

/**
 * How far a callback of a gateway proves by itself what it says.
 *
 * <p>Only {@link #PROVEN} would let money be booked on the callback alone. Everything less is a hint that the gateway
 * should be asked.
 */
public enum CallbackProof {
    /** Its authentication code covers outcome and amount, in a form that the gateway has published. */
    PROVEN,
    /** Its authentication code covers part of what it says, or covers it in a form that is inferred. */
    PARTLY,
    /** It carries nothing that only the gateway could have made. */
    UNPROVABLE
}
