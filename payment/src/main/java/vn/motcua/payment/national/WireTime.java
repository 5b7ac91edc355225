package vn.motcua.payment.national;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** {@code ThoiGianGD}: fourteen digits of Vietnamese local time with 24 hours. That the zone is +07:00 is inferred. */
final class WireTime {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter PATTERN =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private WireTime() {}

    static String format(Instant time) {
        return PATTERN.format(time.atZone(ZONE));
    }

    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, PATTERN).atZone(ZONE).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
