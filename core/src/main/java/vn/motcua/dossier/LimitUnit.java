package vn.motcua.dossier;

/** What a limit counts. */
public enum LimitUnit {
    /** How often. */
    TIMES,
    /** Working hours. */
    WORKING_HOURS,
    /** Working days. */
    WORKING_DAYS,
    /** Days of the calendar. */
    DAYS
}
