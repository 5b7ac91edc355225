package vn.motcua.signing.validation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signature as the document's objects describe it; nothing of it is checked.
 *
 * @param byteRange the numbers as they stand there, null if they are missing or not all integers
 * @param contents the signature value as the parser read it
 * @param referenced false for one that only lies in the bytes of the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shown outside the package
record FoundSignature(
        @Nullable String fieldName,
        @Nullable String subFilter,
        @Nullable Instant claimedTime,
        @Nullable List<Long> byteRange,
        byte @Nullable [] contents,
        boolean referenced) {

    /** The sub-filter of a time-stamp over the document. */
    static final String TIMESTAMP = "ETSI.RFC3161";

    static FoundSignature unreadable(@Nullable String fieldName) {
        return new FoundSignature(fieldName, null, null, null, null, true);
    }
}
