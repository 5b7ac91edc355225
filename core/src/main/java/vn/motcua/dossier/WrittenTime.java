package vn.motcua.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.motcua.calendar.VietnamTime;

/** Reads the ways in which old systems write a moment; without an offset it is Vietnamese time. */
final class WrittenTime {

    static final String LEGAL = "a time such as 2024-06-19 09:00:00, 20240619090000, 19/06/2024 09:00 or a day";

    private static final List<DateTimeFormatter> SHAPES = List.of(
            shape("uuuu-MM-dd'T'HH:mm[:ss]XXX"),
            shape("uuuu-MM-dd[' ']['T']HH:mm[:ss]"),
            shape("uuuuMMddHHmmss"),
            shape("dd/MM/uuuu HH:mm[:ss]"),
            shape("uuuu-MM-dd"),
            shape("dd/MM/uuuu"));

    private WrittenTime() {}

    /** A day alone gets the given time. */
    static Optional<Instant> read(String text, LocalTime timeOfDay) {
        return SHAPES.stream()
                .flatMap(shape -> parse(shape, text, timeOfDay).stream())
                .findFirst();
    }

    private static Optional<Instant> parse(DateTimeFormatter shape, String text, LocalTime timeOfDay) {
        try {
            TemporalAccessor parsed = shape.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof OffsetDateTime exact) {
                return Optional.of(exact.toInstant());
            }
            LocalDateTime local = parsed instanceof LocalDateTime time
                    ? time
                    : LocalDate.from(parsed).atTime(timeOfDay);
            return Optional.of(local.atZone(VietnamTime.ZONE).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter shape(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
