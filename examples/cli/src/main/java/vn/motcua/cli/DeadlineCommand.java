package vn.motcua.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.calendar.Deadline;
import vn.motcua.calendar.DeadlineRule;
import vn.motcua.calendar.VietnamTime;
import vn.motcua.calendar.WorkingCalendar;
import vn.motcua.calendar.WorkingHours;

/** Working-day arithmetic. */
@Command(
        name = "deadline",
        description = "Count N working days from FROM by the official calendar and print the due date as ISO 8601.",
        footer = {
            "",
            "A date counts as received before the 15:00 cut-off, and a date is printed.",
            "A date and time keeps the cut-off, and a date and time is printed."
        })
final class DeadlineCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FROM", description = "Date or date and time of reception, ISO 8601.")
    private String from;

    @Parameters(index = "1", paramLabel = "N", description = "How many working days, or hours with --hours.")
    private int count;

    @Option(names = "--hours", description = "Count working hours (07:00-11:30 and 13:30-17:00).")
    private boolean hours;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        WorkingCalendar calendar = WorkingCalendar.vietnam();
        TemporalAccessor given = given();
        String due = given instanceof LocalDate day && !hours
                ? deadline(day.atStartOfDay(VietnamTime.ZONE).toInstant(), calendar)
                        .due()
                        .toLocalDate()
                        .toString()
                : iso(deadline(instant(given), calendar).due());
        json.print(
                spec.commandLine().getOut(),
                () -> due,
                document -> document.put("from", from)
                        .put("count", count)
                        .put("unit", hours ? "HOUR" : "WORKING_DAY")
                        .put("due", due));
        return ExitCode.DONE;
    }

    private Deadline deadline(Instant received, WorkingCalendar calendar) {
        return hours
                ? WorkingHours.USUAL.deadline(received, count, calendar)
                : DeadlineRule.ofWorkingDays(count).deadline(received, calendar);
    }

    private TemporalAccessor given() {
        try {
            return DateTimeFormatter.ofPattern("yyyy-MM-dd['T'HH:mm[:ss][XXX]]")
                    .parseBest(from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(), "FROM: got " + from + ", expected 2026-06-19 or 2026-06-19T08:30", e);
        }
    }

    private static Instant instant(TemporalAccessor given) {
        if (given instanceof OffsetDateTime moment) {
            return moment.toInstant();
        }
        LocalDateTime local = given instanceof LocalDateTime time
                ? time
                : LocalDate.from(given).atStartOfDay();
        return local.atZone(VietnamTime.ZONE).toInstant();
    }

    private static String iso(ZonedDateTime moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
    }
}
