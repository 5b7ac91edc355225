package vn.motcua.payment.fee;

/** The two kinds of charge that the Law on Fees and Charges (97/2015/QH13) knows; each gets a receipt of its own. */
public enum FeeKind {
    /** Phí: the price of a public service, meant to cover its cost. */
    PHI,
    /** Lệ phí: a fixed charge for an act of the state's administration. */
    LE_PHI
}
