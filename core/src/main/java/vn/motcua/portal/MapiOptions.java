package vn.motcua.portal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Predicate;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * What no source proves about the wire of the mapi generation, with the values that its users work with.
 *
 * <p>The official guide of the interface is not public; what is inferred is said to be so at each setting.
 *
 * @param datePattern how times are written, a {@link DateTimeFormatter} pattern, in +07:00; default
 *     {@code yyyyMMddHHmmss}
 * @param sessionLifetime how long a session is used before a new one is asked for, above zero; default 9 minutes.
 *     Integrators keep sessions for 10; the true lifetime is unknown, so the value is inferred
 * @param progressBatch how many rows of progress go into one call, 1 to 1000; default 10, as another integrator does
 * @param sessionExpired recognises the refusal of an expired session among answers that are not a success; the default
 *     looks for "session" or "phiên" in the text and is inferred, since no code for it is known
 * @param duplicate recognises that a dossier which was to be inserted is there already; the default looks for "đã tồn
 *     tại" in the text
 * @param clock the time against which sessions age; default the system clock in Asia/Ho_Chi_Minh
 */
public record MapiOptions(
        String datePattern,
        Duration sessionLifetime,
        int progressBatch,
        Predicate<PortalAnswer> sessionExpired,
        Predicate<PortalAnswer> duplicate,
        Clock clock) {

    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

    /**
     * Checks the values.
     *
     * @throws InvalidInputException if the pattern writes no date and time, or a number is out of range
     */
    public MapiOptions {
        requirePattern(datePattern);
        if (sessionLifetime.isNegative() || sessionLifetime.isZero()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "sessionLifetime", sessionLifetime.toString(), "a time above zero");
        }
        if (progressBatch < 1 || progressBatch > 1000) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "progressBatch", Integer.toString(progressBatch), "1 to 1000");
        }
    }

    /**
     * Returns the defaults.
     *
     * @return the values stated at each component
     */
    public static MapiOptions defaults() {
        return new MapiOptions(
                "yyyyMMddHHmmss",
                Duration.ofMinutes(9),
                10,
                AnswerText::tellsOfSession,
                AnswerText::tellsOfDuplicate,
                Clock.system(ZoneId.of("Asia/Ho_Chi_Minh")));
    }

    /**
     * Changes how times are written.
     *
     * @param pattern a pattern of {@link DateTimeFormatter}
     * @return the changed options
     */
    public MapiOptions withDatePattern(String pattern) {
        return new MapiOptions(pattern, sessionLifetime, progressBatch, sessionExpired, duplicate, clock);
    }

    /**
     * Changes how long a session is used.
     *
     * @param lifetime above zero
     * @return the changed options
     */
    public MapiOptions withSessionLifetime(Duration lifetime) {
        return new MapiOptions(datePattern, lifetime, progressBatch, sessionExpired, duplicate, clock);
    }

    /**
     * Changes how many rows of progress go into one call.
     *
     * @param rows 1 to 1000
     * @return the changed options
     */
    public MapiOptions withProgressBatch(int rows) {
        return new MapiOptions(datePattern, sessionLifetime, rows, sessionExpired, duplicate, clock);
    }

    /**
     * Changes how an expired session is recognised.
     *
     * @param rule true for an answer that refuses the session; called from any thread
     * @return the changed options
     */
    public MapiOptions withSessionExpired(Predicate<PortalAnswer> rule) {
        return new MapiOptions(datePattern, sessionLifetime, progressBatch, rule, duplicate, clock);
    }

    /**
     * Changes how a duplicate is recognised.
     *
     * @param rule true for an answer that says the dossier exists; called from any thread
     * @return the changed options
     */
    public MapiOptions withDuplicate(Predicate<PortalAnswer> rule) {
        return new MapiOptions(datePattern, sessionLifetime, progressBatch, sessionExpired, rule, clock);
    }

    /**
     * Changes the clock.
     *
     * @param clock the time against which sessions age
     * @return the changed options
     */
    public MapiOptions withClock(Clock clock) {
        return new MapiOptions(datePattern, sessionLifetime, progressBatch, sessionExpired, duplicate, clock);
    }

    /** Writes times as the portal reads them: by this pattern, in Vietnam's time, with ASCII digits. */
    DateTimeFormatter dates() {
        return DateTimeFormatter.ofPattern(datePattern, Locale.ROOT).withZone(VIETNAM);
    }

    private static void requirePattern(String pattern) {
        try {
            OffsetDateTime sample = OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, VIETNAM);
            if (!DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                    .format(sample)
                    .isBlank()) {
                return;
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw badPattern(pattern);
        }
        throw badPattern(pattern);
    }

    private static InvalidInputException badPattern(String pattern) {
        return new InvalidInputException(
                FailureCode.INVALID_VALUE, "datePattern", pattern, "a pattern that DateTimeFormatter can write");
    }
}
