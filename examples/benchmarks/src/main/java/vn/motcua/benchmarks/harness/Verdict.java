package vn.motcua.benchmarks.harness;

/** What became of a goal. */
public enum Verdict {
    /** It is reached. */
    HOLDS("holds"),
    /** It is missed. */
    DOES_NOT_HOLD("does not hold"),
    /** The machine did not allow the peer to reach it either, so nothing is known; run it where it does. */
    NOT_JUDGED("not judged");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    static Verdict of(boolean holds) {
        return holds ? HOLDS : DOES_NOT_HOLD;
    }

    /** Returns the words of the table. */
    @Override
    public String toString() {
        return text;
    }
}
