package vn.motcua.dossier;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.motcua.agency.AgencyCode;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The code of a dossier (mã hồ sơ): agency, day of reception and number within the day, for instance
 * {@code 000.00.19.H55-240619-0001}.
 *
 * <p>Circular 01/2018/TT-VPCP and Circular 03/2025/TT-VPCP (Article 13) write the day with six digits; a ministry's
 * system writes eight and seven digits of number, and both are read: a number has 4 to 9 digits. A year of two digits is
 * of this century. The text is kept as given, and equality compares it. Instances are immutable.
 *
 * <pre>{@code
 * DossierCode next = DossierCode.next(agency, VietnamTime.dateOf(clock.instant()), sequence);
 * DossierCode.of("G09.20-20260609-0092637").date();  // 2026-06-09
 * }</pre>
 *
 * @param value the code
 */
public record DossierCode(String value) {

    private static final Pattern SHAPE =
            Pattern.compile("(?<agency>[A-Y0-9.]{3,35})-(?<date>[0-9]{6}|[0-9]{8})-(?<number>[0-9]{4,9})");
    private static final DateTimeFormatter SHORT_DAY = strict("uuMMdd");
    private static final DateTimeFormatter LONG_DAY = strict("uuuuMMdd");

    /**
     * Checks the shape, the agency and that the day exists.
     *
     * @throws InvalidInputException if the text is not such a code
     */
    public DossierCode {
        Matcher parts = match(value);
        AgencyCode.of(parts.group("agency"));
        day(parts.group("date"), value);
    }

    /**
     * Takes a code that somebody issued.
     *
     * @param text the code
     * @return the code, spelled as given
     */
    public static DossierCode of(String text) {
        return new DossierCode(text);
    }

    /**
     * Issues the next code of an agency on a day, with a six-digit day and a number of at least four digits.
     *
     * @param agency the agency, whose spelling is kept
     * @param date the day of reception, in the years 2000 to 2099
     * @param sequence where the number comes from
     * @return the code
     * @throws InvalidInputException if the day is of another century or the number does not fit
     */
    public static DossierCode next(AgencyCode agency, LocalDate date, DossierSequence sequence) {
        if (date.getYear() < 2000 || date.getYear() > 2099) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "date", date.toString(), "a day in the years 2000 to 2099");
        }
        long number = sequence.next(agency, date);
        if (number < 1) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "dossier number", Long.toString(number), "1 or more");
        }
        return new DossierCode(
                agency + "-" + SHORT_DAY.format(date) + "-" + String.format(Locale.ROOT, "%04d", number));
    }

    /**
     * Returns the agency.
     *
     * @return the agency as the code spells it
     */
    public AgencyCode agency() {
        return AgencyCode.of(match(value).group("agency"));
    }

    /**
     * Returns the day of reception.
     *
     * @return the day
     */
    public LocalDate date() {
        return day(match(value).group("date"), value);
    }

    /**
     * Returns the number within the day.
     *
     * @return the number
     */
    public long number() {
        return Long.parseLong(match(value).group("number"));
    }

    /** Returns the code as given. */
    @Override
    public String toString() {
        return value;
    }

    private static Matcher match(String value) {
        Matcher parts = SHAPE.matcher(value);
        if (!parts.matches()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "dossierCode", value, "a code such as 000.00.19.H55-240619-0001");
        }
        return parts;
    }

    private static LocalDate day(String digits, String value) {
        try {
            return LocalDate.parse(digits, digits.length() == 6 ? SHORT_DAY : LONG_DAY);
        } catch (DateTimeParseException e) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "dossierCode", value, "a code whose day exists, unlike " + digits);
        }
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
