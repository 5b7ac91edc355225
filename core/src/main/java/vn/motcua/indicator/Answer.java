package vn.motcua.indicator;

/** What is known about a yes-or-no question; what nobody recorded is not a no, and counts in no denominator. */
public enum Answer {
    /** Nobody recorded it. */
    UNKNOWN,
    /** No. */
    NO,
    /** Yes. */
    YES;

    /**
     * Takes a boolean.
     *
     * @param yes the answer
     * @return {@link #YES} or {@link #NO}
     */
    public static Answer of(boolean yes) {
        return yes ? YES : NO;
    }

    /**
     * Joins what two sources know: a yes beats a no, and either beats not knowing.
     *
     * @param other what the other source knows
     * @return the stronger answer
     */
    public Answer or(Answer other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
