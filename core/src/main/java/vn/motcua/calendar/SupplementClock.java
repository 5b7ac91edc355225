package vn.motcua.calendar;

/**
 * What a deadline does when an incomplete dossier has been completed.
 *
 * <p>The rule differs: Decree 297/2025/NĐ-CP counts anew, provincial software in use shifts the due date. It is therefore
 * a setting of the {@link DeadlineRule}.
 */
public enum SupplementClock {
    /** The whole period runs again from the day the dossier is complete. */
    RESTART,
    /** The due date moves by the working days that were waited. */
    SHIFT
}
