package vn.motcua.signing.validation;

/** The verdict on one signature, named as in ETSI EN 319 102-1, clause 5.1.3. */
public enum Indication {
    /** Every check passed. */
    TOTAL_PASSED,
    /** A check failed for good: the signature is worth nothing. */
    TOTAL_FAILED,
    /** What is known does not suffice for either: the sub-indication says what is missing. */
    INDETERMINATE
}
