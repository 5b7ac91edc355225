package vn.motcua.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cut-off, pause, restart and shift against a count that walks over every day and every minute. */
class DeadlineByHandTest {

    private static final long SEED = 151L;
    private static final int ROUNDS = 200;
    private static final WorkingCalendar CALENDAR = WorkingCalendar.vietnam();
    private static final SpokenHolidays ORACLE = new SpokenHolidays();

    private final Random random = new Random(SEED);

    @Tag("exhaustive")
    @ParameterizedTest
    @EnumSource(TermUnit.class)
    void deadline_randomCutOff_equalsTheCountByHand(TermUnit unit) {
        for (int round = 0; round < ROUNDS; round++) {
            LocalDateTime received = moment();
            LocalTime cutOff = LocalTime.of(random.nextInt(24), random.nextInt(60));
            DeadlineRule rule = DeadlineRule.of(new Term(1 + random.nextInt(unit == TermUnit.YEARS ? 2 : 20), unit))
                    .withDueTime(LocalTime.MAX)
                    .withCutOff(cutOff);
            LocalDateTime counted = received.toLocalTime().isAfter(cutOff) ? nextDay(received, unit) : received;

            assertThat(due(rule, received))
                    .as("%s from %s, seed %d", rule, received, SEED)
                    .isEqualTo(due(rule.withCutOff(LocalTime.MAX), counted));
        }
    }

    @Tag("exhaustive")
    @ParameterizedTest
    @EnumSource(TermUnit.class)
    void shifted_randomPause_equalsTheCountByHand(TermUnit unit) {
        DeadlineRule rule = DeadlineRule.of(new Term(unit == TermUnit.YEARS ? 1 : 3, unit))
                .withSupplementClock(SupplementClock.SHIFT);
        for (int round = 0; round < ROUNDS; round++) {
            LocalDateTime from = moment();
            LocalDateTime to = from.plusMinutes(random.nextInt(20 * 24 * 60));
            Deadline promised = rule.deadline(instant(from.minusHours(random.nextInt(72))), CALENDAR);

            assertThat(rule.shifted(promised, instant(from), instant(to), CALENDAR)
                            .due()
                            .toLocalDateTime())
                    .as("%s waited from %s to %s, seed %d", promised, from, to, SEED)
                    .isEqualTo(shiftedByHand(unit, promised.due().toLocalDateTime(), from, to));
        }
    }

    /** RESTART counts the whole term anew from the completion, so two clocks agree if nothing was waited. */
    @Test
    void restart_completedLater_isTheWholeTermAgain() {
        DeadlineRule rule = DeadlineRule.ofWorkingDays(3);
        for (int round = 0; round < ROUNDS; round++) {
            LocalDate completed = ORACLE.count(moment().toLocalDate(), 0);

            assertThat(due(rule, completed.atTime(9, 0)))
                    .as("from %s, seed %d", completed, SEED)
                    .isEqualTo(ORACLE.count(completed, 3).atTime(17, 0));
        }
        assertThat(rule.supplementClock()).isEqualTo(SupplementClock.RESTART);
        assertThat(rule.withSupplementClock(SupplementClock.SHIFT).supplementClock())
                .isEqualTo(SupplementClock.SHIFT);
    }

    private LocalDateTime moment() {
        return LocalDate.of(2021, 1, 5).plusDays(random.nextInt(1300)).atTime(random.nextInt(24), random.nextInt(60));
    }

    /** What came too late counts from the next worked day; on a day that is not worked, working days wait for it anyway. */
    private static LocalDateTime nextDay(LocalDateTime received, TermUnit unit) {
        LocalDate next = received.toLocalDate().plusDays(1);
        while (!ORACLE.isWorked(next)) {
            next = next.plusDays(1);
        }
        return next.atTime(unit.isHours() ? 7 : 0, 0);
    }

    private static LocalDateTime shiftedByHand(TermUnit unit, LocalDateTime due, LocalDateTime from, LocalDateTime to) {
        int workedDays = 0;
        int days = 0;
        for (LocalDate day = from.toLocalDate(); day.isBefore(to.toLocalDate()); day = day.plusDays(1)) {
            days++;
            workedDays += ORACLE.isWorked(day.plusDays(1)) ? 1 : 0;
        }
        int minutes = 0;
        int openMinutes = 0;
        for (LocalDateTime minute = from; minute.isBefore(to); minute = minute.plusMinutes(1)) {
            minutes++;
            openMinutes += isOpen(minute) ? 1 : 0;
        }
        return switch (unit) {
            case HOURS -> due.plusMinutes(minutes);
            case WORKING_HOURS -> afterOpenMinutes(due, openMinutes);
            case WORKING_DAYS ->
                workedDays == 0
                        ? due
                        : ORACLE.count(due.toLocalDate(), workedDays).atTime(due.toLocalTime());
            case DAYS, WEEKS, MONTHS, YEARS ->
                days == 0
                        ? due
                        : ORACLE.count(due.toLocalDate().plusDays(days), 0).atTime(due.toLocalTime());
        };
    }

    private static LocalDateTime afterOpenMinutes(LocalDateTime from, int open) {
        LocalDateTime moment = from;
        for (int left = open; left > 0; moment = moment.plusMinutes(1)) {
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
