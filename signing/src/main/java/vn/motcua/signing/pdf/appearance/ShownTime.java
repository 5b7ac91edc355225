package vn.motcua.signing.pdf.appearance;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time as the page shows it: ISO 8601 with the offset of Viet Nam. */
final class ShownTime {

    private static final DateTimeFormatter ISO_8601 =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private ShownTime() {}

    static String of(OffsetDateTime time) {
        return ISO_8601.format(time.withOffsetSameInstant(ZoneOffset.ofHours(7)));
    }
}
