package vn.motcua.signing.validation;

/** Whether a signature can pass without an answer about revocation. */
public enum RevocationRule {
    /**
     * Every certificate below the anchor needs an answer of a responder or a list; where none can be had the verdict is
     * {@link Indication#INDETERMINATE} with {@link SubIndication#TRY_LATER} (Circular 15/2025/TT-BKHCN, Appendix II).
     */
    REQUIRED,
    /** Nothing is asked: the verdict carries the warning {@link ReasonCode#REVOCATION_NOT_CHECKED}. */
    NOT_CHECKED
}
