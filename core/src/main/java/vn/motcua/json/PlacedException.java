package vn.motcua.json;

import vn.motcua.failure.InvalidInputException;

/** Ends the reading at a place; {@link MotcuaJson} turns it into what the caller sees. */
final class PlacedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String path;
    private final InvalidInputException refusal;
    private final boolean unknownCode;

    private PlacedException(String path, InvalidInputException refusal, boolean unknownCode) {
        super(refusal);
        this.path = path;
        this.refusal = refusal;
        this.unknownCode = unknownCode;
    }

    static PlacedException refused(String path, InvalidInputException refusal) {
        return new PlacedException(path, refusal, false);
    }

    /** A code of a later version stands where no value can be made without it. */
    static PlacedException unknownCode(String path, InvalidInputException refusal) {
        return new PlacedException(path, refusal, true);
    }

    String path() {
        return path;
    }

    InvalidInputException refusal() {
        return refusal;
    }

    boolean isUnknownCode() {
        return unknownCode;
    }
}
