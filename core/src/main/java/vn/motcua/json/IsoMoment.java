package vn.motcua.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads ISO 8601 moments out of a buffer; the usual form by hand, for there are three of them on each of many lines. */
final class IsoMoment {

    private static final int SECONDS_OF_DAY = 86_400;
    private static final int LENGTH_LOCAL = "2024-05-06T08:00:00".length();
    private static final int LENGTH_OFFSET = "2024-05-06T08:00:00+07:00".length();
    private static final int MAX_OFFSET_HOURS = 17;
    private static final int NO_DIGITS = -10_000;

    private IsoMoment() {}

    static Optional<Instant> parse(char[] text, int from, int length) {
        try {
            boolean usual = length == LENGTH_OFFSET || length == LENGTH_LOCAL + 1;
            long seconds = usual ? usualForm(text, from, length) : -1;
            return Optional.of(
                    seconds >= 0
                            ? Instant.ofEpochSecond(seconds)
                            : OffsetDateTime.parse(new String(text, from, length))
                                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the epoch second, or a negative number for anything that is better left to the JDK. */
    private static long usualForm(char[] text, int from, int length) {
        int year = two(text, from) * 100 + two(text, from + 2);
        int month = two(text, from + 5);
        int day = two(text, from + 8);
        int hour = two(text, from + 11);
        int minute = two(text, from + 14);
        int second = two(text, from + 17);
        boolean separated = text[from + 4] == '-'
                && text[from + 7] == '-'
                && text[from + 10] == 'T'
                && text[from + 13] == ':'
                && text[from + 16] == ':';
        int offset = offset(text, from + LENGTH_LOCAL, length - LENGTH_LOCAL);
        if (!separated || (year | month | day | hour | minute | second) < 0 || offset == Integer.MIN_VALUE) {
            return -1;
        }
        if (hour > 23 || minute > 59 || second > 59) {
            return -1;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return days * SECONDS_OF_DAY + hour * 3600L + minute * 60L + second - offset;
    }

    private static int offset(char[] text, int at, int length) {
        if (length == 1) {
            return text[at] == 'Z' ? 0 : Integer.MIN_VALUE;
        }
        int hours = two(text, at + 1);
        int minutes = two(text, at + 4);
        boolean legal = text[at + 3] == ':' && hours >= 0 && hours <= MAX_OFFSET_HOURS && minutes >= 0 && minutes < 60;
        if (!legal || (text[at] != '+' && text[at] != '-')) {
            return Integer.MIN_VALUE;
        }
        int seconds = hours * 3600 + minutes * 60;
        return text[at] == '+' ? seconds : -seconds;
    }

    /** Returns the number that two digits make, or one so negative that no sum with another gets above it. */
    private static int two(char[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NO_DIGITS;
    }
}
