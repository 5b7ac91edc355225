package vn.motcua.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The one time zone of the SDK; the machine's own is never asked.
 *
 * <pre>{@code
 * LocalDate today = VietnamTime.dateOf(clock.instant());
 * }</pre>
 */
public final class VietnamTime {

    /** Asia/Ho_Chi_Minh. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private VietnamTime() {}

    /**
     * Returns the time on Vietnamese clocks.
     *
     * @param instant the moment
     * @return the same moment in {@link #ZONE}
     */
    public static ZonedDateTime at(Instant instant) {
        return instant.atZone(ZONE);
    }

    /**
     * Returns the day on Vietnamese calendars.
     *
     * @param instant the moment
     * @return the day
     */
    public static LocalDate dateOf(Instant instant) {
        return at(instant).toLocalDate();
    }
}
