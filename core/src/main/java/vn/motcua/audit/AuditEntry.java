package vn.motcua.audit;

import vn.motcua.identity.PersonalData;

/**
 * A record in its place in the log. {@code toString} tells no person. Instances are immutable.
 *
 * @param number its number, counted from 1
 * @param content the record
 * @param hash its hash, as it stands in the log
 */
@PersonalData
public record AuditEntry(long number, AuditRecord content, String hash) {

    /** Returns the number and the hash. */
    @Override
    public String toString() {
        return "AuditEntry[" + number + ", " + hash + "]";
    }
}
