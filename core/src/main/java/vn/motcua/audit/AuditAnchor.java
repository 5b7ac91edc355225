package vn.motcua.audit;

import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * How far a log has come: the number of its last record and that record's hash.
 *
 * <p>Kept where whoever can write the log cannot (printed, sent to another agency, time-stamped), it proves afterwards
 * that nothing up to that record was changed or cut off. It holds no personal data. Instances are immutable.
 *
 * @param count how many records, 0 for a log without any
 * @param hash the hash of the last one, 64 hexadecimal digits in lower case
 */
public record AuditAnchor(long count, String hash) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks the values.
     *
     * @throws InvalidInputException if the count is negative or the hash is not one
     */
    public AuditAnchor {
        if (count < 0) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "audit count", Long.toString(count), "0 or more");
        }
        if (!HASH.matcher(hash).matches()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "audit hash",
                    hash.length() + " characters",
                    "64 hexadecimal digits in lower case");
        }
    }
}
