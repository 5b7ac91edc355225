package vn.motcua.sandbox;

/** What may be wrong with a confirm message, on command. */
public enum CallbackFault {
    /** The message says paid, and its MaXacThuc is made by somebody without the secret; the payment stays as it is. */
    FORGED,
    /** The message says paid and is rightly hashed, over another amount than was asked; the payment stays as it is. */
    WRONG_AMOUNT,
    /** A new payment is paid, and the same message is sent twice, one after the other. */
    DOUBLED,
    /** A new payment is paid, and no message is ever sent. */
    NEVER
}
