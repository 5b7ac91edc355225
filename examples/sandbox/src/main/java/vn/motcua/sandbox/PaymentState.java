package vn.motcua.sandbox;

/** Where a payment stands; TrangThaiGD in the answer to a query. */
public enum PaymentState {
    /** Nobody has paid yet: TrangThaiGD 3, not final. */
    NEW("3"),
    /** Paid: TrangThaiGD 1. */
    PAID("1"),
    /** The payer gave up: TrangThaiGD 4. */
    FAILED("4");

    private final String wire;

    PaymentState(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }
}
