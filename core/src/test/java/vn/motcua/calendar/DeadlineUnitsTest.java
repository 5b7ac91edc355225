package vn.motcua.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.failure.InvalidInputException;

class DeadlineUnitsTest {

    private static final long SEED = 148L;
    private static final WorkingCalendar CALENDAR = WorkingCalendar.vietnam();
    private static final SpokenHolidays ORACLE = new SpokenHolidays();

    @ParameterizedTest
    @CsvSource({
        "3,DAYS,2024-06-19T09:00,2024-06-24",
        "2,DAYS,2024-06-19T23:59,2024-06-21",
        "3,DAYS,2024-05-01T09:00,2024-05-04",
        "1,WEEKS,2024-06-19T09:00,2024-06-26",
        "1,MONTHS,2024-01-31T09:00,2024-02-29",
        "1,MONTHS,2025-01-31T09:00,2025-02-28",
        "1,MONTHS,2024-02-29T09:00,2024-03-29",
        "3,MONTHS,2023-11-30T09:00,2024-02-29",
        "1,MONTHS,2024-01-09T09:00,2024-02-15",
        "1,YEARS,2024-02-29T09:00,2025-02-28",
        "0,DAYS,2024-06-22T09:00,2024-06-24"
    })
    void deadline_civilCode_endsAtTheEndOfTheLastDayOrOfTheNextWorkedOne(
            int amount, TermUnit unit, LocalDateTime received, LocalDate expected) {
        assertThat(due(DeadlineRule.of(new Term(amount, unit)), received)).isEqualTo(expected.atTime(LocalTime.MAX));
    }

    @ParameterizedTest
    @CsvSource({
        "72,HOURS,2024-06-20T09:30,2024-06-23T09:30",
        "0,HOURS,2024-06-22T09:30,2024-06-22T09:30",
        "8,WORKING_HOURS,2024-06-20T09:30,2024-06-21T09:30",
        "2,WORKING_HOURS,2024-06-21T16:30,2024-06-24T08:30",
        "4,WORKING_HOURS,2024-06-20T06:00,2024-06-20T11:00"
    })
    void deadline_hours_startAtOnce(int amount, TermUnit unit, LocalDateTime received, LocalDateTime expected) {
        assertThat(due(DeadlineRule.of(new Term(amount, unit)), received)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2,DAYS,2024-06-19T16:00,2024-06-21T23:59:59.999999999",
        "2,DAYS,2024-06-19T16:00:01,2024-06-24T23:59:59.999999999",
        "2,WORKING_HOURS,2024-06-19T16:00,2024-06-20T08:00",
        "2,WORKING_HOURS,2024-06-19T16:00:01,2024-06-20T09:00",
        "24,HOURS,2024-06-21T16:00:01,2024-06-25T07:00"
    })
    void deadline_cutOff_countsFromTheNextWorkingDayInEachUnit(
            int amount, TermUnit unit, LocalDateTime received, LocalDateTime expected) {
        DeadlineRule rule = DeadlineRule.of(new Term(amount, unit)).withCutOff(LocalTime.of(16, 0));

        assertThat(due(rule, received)).isEqualTo(expected);
    }

    @Tag("exhaustive")
    @ParameterizedTest
    @EnumSource(TermUnit.class)
    void deadline_seededRandomInput_equalsTheCountByHand(TermUnit unit) {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            LocalDateTime received = LocalDate.of(2021, 1, 1)
                    .plusDays(random.nextInt(1400))
                    .atTime(random.nextInt(24), random.nextInt(60));
            int amount = random.nextInt(unit == TermUnit.YEARS ? 2 : unit == TermUnit.MONTHS ? 20 : 60);
            DeadlineRule rule = DeadlineRule.of(new Term(amount, unit))
                    .withDueTime(LocalTime.MAX)
                    .withCutOff(LocalTime.MAX);
            assertThat(due(rule, received))
                    .as("%d %s from %s, seed %d", amount, unit, received, SEED)
                    .isEqualTo(byHand(amount, unit, received));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DAYS,2024-06-20T09:00,2024-06-20T23:00,2024-06-24T23:59:59.999999999",
        "DAYS,2024-06-20T09:00,2024-06-22T08:00,2024-06-26T23:59:59.999999999",
        "DAYS,2024-06-20T09:00,2024-06-25T08:00,2024-07-01T23:59:59.999999999",
        "HOURS,2024-06-20T09:00,2024-06-20T10:30,2024-06-19T13:30",
        "WORKING_HOURS,2024-06-19T10:00,2024-06-19T14:00,2024-06-19T16:00",
        "WORKING_HOURS,2024-06-21T16:00,2024-06-24T08:00,2024-06-19T16:00",
        "WORKING_HOURS,2024-06-22T09:00,2024-06-23T09:00,2024-06-19T14:00",
        "WORKING_HOURS,2024-06-19T14:00,2024-06-19T10:00,2024-06-19T14:00"
    })
    void shifted_waited_movesInTheUnitOfTheTerm(
            TermUnit unit, LocalDateTime from, LocalDateTime to, LocalDateTime expected) {
        DeadlineRule rule = DeadlineRule.of(new Term(3, unit));
        Deadline promised = rule.deadline(instant(LocalDateTime.parse("2024-06-19T09:00")), CALENDAR);

        Deadline shifted = rule.shifted(promised, instant(from), instant(to), CALENDAR);

        assertThat(shifted.due().toLocalDateTime()).isEqualTo(expected);
        assertThat(shifted.received()).isEqualTo(promised.received());
    }

    @ParameterizedTest
    @EnumSource(TermUnit.class)
    void term_outsideItsUnit_isRefused(TermUnit unit) {
        assertThat(new Term(unit.longest(), unit).amount()).isEqualTo(unit.longest());
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new Term(unit.longest() + 1, unit))
                .withMessageContaining("0 to " + unit.longest() + " " + unit);
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new Term(-1, unit));
    }

    private static LocalDateTime byHand(int amount, TermUnit unit, LocalDateTime received) {
        LocalDate day = received.toLocalDate();
        return switch (unit) {
            case HOURS -> received.plusMinutes(60L * amount);
            case WORKING_HOURS -> minuteByMinute(amount, received);
            case WORKING_DAYS -> ORACLE.count(ORACLE.count(day, 0), amount).atTime(LocalTime.MAX);
            case DAYS -> rolled(dayByDay(day, amount));
            case WEEKS -> rolled(dayByDay(day, 7 * amount));
            case MONTHS -> rolled(monthByMonth(day, amount));
            case YEARS -> rolled(monthByMonth(day, 12 * amount));
        };
    }

    private static LocalDateTime rolled(LocalDate day) {
        return ORACLE.count(day, 0).atTime(LocalTime.MAX);
    }

    private static LocalDate dayByDay(LocalDate from, int days) {
        LocalDate day = from;
        for (int i = 0; i < days; i++) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** Walks to the last day of the month that many months later, then back to the same number if it has passed it. */
    private static LocalDate monthByMonth(LocalDate from, int months) {
        LocalDate day = from.withDayOfMonth(1);
        for (int entered = 0; entered < months; day = day.plusDays(1)) {
            entered += day.plusDays(1).getDayOfMonth() == 1 ? 1 : 0;
        }
        while (day.getDayOfMonth() < from.getDayOfMonth() && day.plusDays(1).getDayOfMonth() != 1) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static LocalDateTime minuteByMinute(int hours, LocalDateTime received) {
        LocalDateTime moment = received;
        while (!isOpen(moment)) {
            moment = moment.plusMinutes(1);
        }
        for (int left = 60 * hours; left > 0; moment = moment.plusMinutes(1)) {
            left -= isOpen(moment) ? 1 : 0;
        }
        return moment;
    }

    private static boolean isOpen(LocalDateTime moment) {
        int minute = moment.getHour() * 60 + moment.getMinute();
        boolean open = (minute >= 420 && minute < 690) || (minute >= 810 && minute < 1020);
        return open && ORACLE.isWorked(moment.toLocalDate());
    }

    private static LocalDateTime due(DeadlineRule rule, LocalDateTime received) {
        return rule.deadline(instant(received), CALENDAR).due().toLocalDateTime();
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(VietnamTime.ZONE).toInstant();
    }
}
