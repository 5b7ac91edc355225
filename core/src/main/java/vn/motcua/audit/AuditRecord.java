package vn.motcua.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.identity.PersonalData;

/**
 * One thing that somebody did, as it is kept.
 *
 * <p>The log is kept long and shown to inspectors, so it should hold no more about citizens than needed: refer to objects
 * by their codes, and give details through {@link #withDetail}, which keeps the masked form of the SDK's values. That
 * access to personal data is logged with its purpose is inferred from Law 91/2025/QH15. {@code toString} tells the moment
 * and the action only. Instances are immutable.
 *
 * <pre>{@code
 * AuditRecord seen = AuditRecord.of(clock.instant(), officer, AuditAction.LOOKED_UP, "citizen")
 *         .withPurpose("000.00.19.H55-240619-0001")
 *         .withDetail("personalId", PersonalId.of("019090012345"));  // kept as 0190******45
 * }</pre>
 *
 * @param at when, to the nanosecond; in the years 0 to 9999
 * @param actor who
 * @param action what was done
 * @param object to what: a reference such as the code of a dossier; not blank, at most 500 characters
 * @param purpose why, for instance the dossier a look-up was made for; empty where it is plain, at most 1000 characters
 * @param details more, masked; at most 20, names of 1 to 100 characters, values of at most 1000
 */
@PersonalData
public record AuditRecord(
        Instant at, AuditActor actor, AuditAction action, String object, String purpose, Map<String, String> details) {

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final int MAX_OBJECT = 500;
    private static final int MAX_PURPOSE = 1000;
    private static final int MAX_DETAILS = 20;
    private static final int MAX_DETAIL_NAME = 100;
    private static final int MAX_DETAIL = 1000;

    /**
     * Checks the values; control characters in texts become spaces.
     *
     * @throws InvalidInputException if the moment is out of range, the object blank, a text too long, or there are too
     *     many details
     */
    public AuditRecord {
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "audit time", at.toString(), "a moment in the years 0 to 9999");
        }
        object = Text.required("audit object", object, MAX_OBJECT);
        purpose = Text.upTo("audit purpose", purpose, MAX_PURPOSE);
        details = fit(details);
    }

    /**
     * Returns a record without purpose and details.
     *
     * @param at when
     * @param actor who
     * @param action what was done
     * @param object to what
     * @return the record
     */
    public static AuditRecord of(Instant at, AuditActor actor, AuditAction action, String object) {
        return new AuditRecord(at, actor, action, object, "", Map.of());
    }

    /**
     * Returns this record with a purpose.
     *
     * @param why the purpose, without personal data
     * @return a new record
     */
    public AuditRecord withPurpose(String why) {
        return new AuditRecord(at, actor, action, object, why, details);
    }

    /**
     * Returns this record with a detail more, as the value's {@code toString} tells it. The SDK's values that identify a
     * person mask themselves there; a plain text is kept as it is, so mask it first.
     *
     * @param name the name of the detail
     * @param value the value
     * @return a new record
     */
    public AuditRecord withDetail(String name, Object value) {
        Map<String, String> more = new TreeMap<>(details);
        more.put(name, value.toString());
        return new AuditRecord(at, actor, action, object, purpose, more);
    }

    /** Returns the moment and the action. */
    @Override
    public String toString() {
        return "AuditRecord[" + at + ", " + action + "]";
    }

    private static SortedMap<String, String> fit(Map<String, String> details) {
        if (details.size() > MAX_DETAILS) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "audit details",
                    Integer.toString(details.size()),
                    "at most " + MAX_DETAILS);
        }
        SortedMap<String, String> sorted = new TreeMap<>();
        details.forEach((name, value) -> sorted.put(
                Text.required("detail name", name, MAX_DETAIL_NAME), Text.upTo("detail", value, MAX_DETAIL)));
        return Collections.unmodifiableSortedMap(sorted);
    }
}
