package vn.motcua.indicator;

/** What the applicant answered when asked about the handling, best first, as reports list it. */
public enum Satisfaction {
    /** Rất hài lòng. */
    VERY_SATISFIED,
    /** Hài lòng. */
    SATISFIED,
    /** Bình thường. */
    NORMAL,
    /** Không hài lòng. */
    DISSATISFIED,
    /** Rất không hài lòng. */
    VERY_DISSATISFIED;

    boolean isAtLeast(Satisfaction least) {
        return compareTo(least) <= 0;
    }
}
