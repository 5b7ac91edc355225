package vn.motcua.calendar;

/**
 * What a {@link Term} counts.
 *
 * <p>Procedures speak of "ngày làm việc" ({@link #WORKING_DAYS}) and of "ngày" ({@link #DAYS}); the other units are those
 * of the Civil Code 91/2015/QH13, Articles 144 to 148, and the office hours in which acceptance is promised.
 */
public enum TermUnit {
    /** Hours on the clock, through nights and days off; they start at once (Article 147). */
    HOURS(8784),
    /** Hours while the office is open; they start at once, or when it opens next. */
    WORKING_HOURS(WorkingHours.MAX_HOURS),
    /** Days of the calendar; the day after the event is day 1. */
    DAYS(3660),
    /** Weeks; they end on the same day of the week. */
    WEEKS(520),
    /** Months; they end on the same day of the month, or on its last day if it has no such day. */
    MONTHS(120),
    /** Years; they end on the same day of the year. */
    YEARS(10),
    /** Days that civil servants work; the first after the event is day 1. */
    WORKING_DAYS(DeadlineRule.MAX_WORKING_DAYS);

    private final int longest;

    TermUnit(int longest) {
        this.longest = longest;
    }

    /**
     * Returns the longest term accepted in this unit; the shortest is 0.
     *
     * @return how many of this unit
     */
    public int longest() {
        return longest;
    }

    boolean isHours() {
        return this == HOURS || this == WORKING_HOURS;
    }
}
