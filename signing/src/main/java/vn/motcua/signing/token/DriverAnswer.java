package vn.motcua.signing.token;

/** The value a driver's function returned, as the cause of the failure it led to. */
@SuppressWarnings("serial")
final class DriverAnswer extends RuntimeException {

    private final long value;

    DriverAnswer(CkFunction function, long value) {
        super(function.symbol() + " returned " + ReturnCode.nameOf(value), null, false, false);
        this.value = value;
    }

    long value() {
        return value;
    }

    boolean isOneOf(ReturnCode... codes) {
        return ReturnCode.isOneOf(value, codes);
    }

    /** Says whether a failure comes from one of these answers. */
    static boolean isBehind(Throwable failure, ReturnCode... codes) {
        return failure.getCause() instanceof DriverAnswer answer && answer.isOneOf(codes);
    }
}
