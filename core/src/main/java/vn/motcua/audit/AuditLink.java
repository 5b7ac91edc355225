package vn.motcua.audit;

import java.util.Optional;

/**
 * A record as it is found in the log, before it is known whether it is sound.
 *
 * @param number the number it carries, -1 if it cannot be read
 * @param content the record, empty if it cannot be read
 * @param hash the hash it carries, empty if it cannot be read
 */
record AuditLink(long number, Optional<AuditRecord> content, String hash) {

    static final AuditLink UNREADABLE = new AuditLink(-1, Optional.empty(), "");

    /** Says whether this is what the log wrote under a number after another record. */
    boolean follows(String before, long as, AuditHash hashing) {
        return content.filter(read -> hashing.fits(before, AuditLine.of(as, read), hash))
                .isPresent();
    }
}
