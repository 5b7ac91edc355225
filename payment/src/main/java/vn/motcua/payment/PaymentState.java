package vn.motcua.payment;

/** What a booked payment says about the money. New states may be added in a minor version: keep a default branch. */
public enum PaymentState {
    /** The gateway confirmed, when it was asked, that the whole amount was paid. */
    PAID
}
