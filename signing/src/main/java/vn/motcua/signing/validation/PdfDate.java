package vn.motcua.signing.validation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates of ISO 32000-1, 7.9.4: {@code D:20240305164618+07'00'}. */
final class PdfDate {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Pattern FORM = Pattern.compile("(?:D:)?(\\d{4})(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?"
            + "(?:(Z)(?:00'?(?:00)?'?)?|([+-])(\\d{2})'?(\\d{2})?'?)?");

    private PdfDate() {}

    static Optional<Instant> parse(@Nullable String text) {
        Matcher date = FORM.matcher(text == null ? "" : text.strip());
        if (!date.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    part(date, 1, 0),
                    part(date, 2, 1),
                    part(date, 3, 1),
                    part(date, 4, 0),
                    part(date, 5, 0),
                    part(date, 6, 0));
            return Optional.of(local.atZone(zone(date)).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZoneId zone(Matcher date) {
        if (date.group(7) != null) {
            return ZoneOffset.UTC;
        }
        if (date.group(8) == null) {
            return ZONE;
        }
        int sign = date.group(8).equals("-") ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * part(date, 9, 0), sign * part(date, 10, 0));
    }

    private static int part(Matcher date, int group, int absent) {
        String digits = date.group(group);
        return digits == null ? absent : Integer.parseInt(digits);
    }
}
