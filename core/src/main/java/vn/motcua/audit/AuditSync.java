package vn.motcua.audit;

/** When records written to a file are forced to the disk. A database decides by its own settings. */
public enum AuditSync {
    /** Before {@link AuditLog#append} returns: a record that was acknowledged outlives a power failure. */
    EVERY_RECORD,
    /** When the log is closed, and otherwise when the system sees fit: outlives a crash of the process, not of power. */
    ON_CLOSE
}
