package vn.motcua.dossier;

/** Whether a component of a dossier exists as data. The codes are those of provincial software. */
public enum Digitisation {
    /** On paper only. */
    NONE(0),
    /** Digitised for this dossier. */
    DIGITISED(1),
    /** Taken over from a component of another dossier. */
    REUSED_COMPONENT(2),
    /** Taken over from the result of another dossier. */
    REUSED_RESULT(3);

    private final int code;

    Digitisation(int code) {
        this.code = code;
    }

    /**
     * Returns the code.
     *
     * @return 0 to 3
     */
    public int code() {
        return code;
    }
}
