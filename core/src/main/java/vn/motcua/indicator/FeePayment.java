package vn.motcua.indicator;

/** Whether a dossier carries a financial obligation, and how it was met. */
public enum FeePayment {
    /** Nothing is owed; a price of zero is this too. */
    NOTHING_OWED,
    /** A fee exists and the applicant is exempt from all of it. */
    EXEMPT,
    /** Something is owed and not paid yet. */
    UNPAID,
    /** Paid at the desk, by cash or transfer. */
    PAID_AT_DESK,
    /** Paid online. */
    PAID_ONLINE;

    boolean isObliged() {
        return compareTo(UNPAID) >= 0;
    }
}
