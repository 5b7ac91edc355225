package vn.motcua.audit;

/** What is wrong where a chain breaks. New kinds may be added in a minor version: keep a default branch. */
public enum AuditDamage {
    /**
     * The record is not what was hashed, or cannot be read. Where no key was used it may also be the record before it
     * that was replaced together with its hash.
     */
    CHANGED,
    /** Records are missing from here on; the one that follows is not the next one. */
    REMOVED,
    /** The record was not written by the log: a stranger among the others, or a copy of one. */
    INSERTED,
    /** Records stand in another order than they were written. */
    REORDERED,
    /** The log ends before the anchor. */
    TRUNCATED,
    /** The chain holds in itself but is another one than the anchor was taken from. */
    REPLACED
}
