package vn.motcua.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.failure.InvalidInputException;

class DeadlineRuleTest {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.vietnam();

    @ParameterizedTest
    @CsvSource({
        "0,2024-06-19T08:00,2024-06-19T17:00",
        "0,2024-06-19T15:00,2024-06-19T17:00",
        "0,2024-06-19T15:00:01,2024-06-20T17:00",
        "0,2024-06-21T16:00,2024-06-24T17:00",
        "0,2024-06-22T09:00,2024-06-24T17:00",
        "0,2024-06-22T23:59,2024-06-24T17:00",
        "1,2024-06-19T15:00,2024-06-20T17:00",
        "1,2024-06-19T16:00,2024-06-21T17:00",
        "3,2024-06-19T09:00,2024-06-24T17:00",
        "1,2024-06-22T09:00,2024-06-25T17:00",
        "1,2024-05-03T16:00,2024-05-06T17:00",
        "3,2024-04-26T09:00,2024-05-04T17:00",
        "2,2026-02-13T15:30,2026-02-25T17:00"
    })
    void deadline_cutOffAndDaysOff_moveIntakeToTheNextWorkingDay(
            int days, LocalDateTime received, LocalDateTime expected) {
        Deadline deadline = DeadlineRule.ofWorkingDays(days).deadline(instant(received), CALENDAR);

        assertThat(deadline.due()).isEqualTo(expected.atZone(VietnamTime.ZONE));
        assertThat(deadline.received()).isEqualTo(received.atZone(VietnamTime.ZONE));
    }

    @Test
    void deadline_seededRandomDays_equalsTheCountByHand() {
        SpokenHolidays oracle = new SpokenHolidays();
        oracle.forEachRandomStart((from, days) -> {
            LocalDate intake = oracle.isWorked(from) ? from : oracle.count(from, 1);
            Deadline deadline = DeadlineRule.ofWorkingDays(days).deadline(instant(from.atTime(9, 0)), CALENDAR);
            assertThat(deadline.due().toLocalDate())
                    .as("%d working days from %s, %s", days, from, oracle.seed())
                    .isEqualTo(oracle.count(intake, days));
        });
    }

    @Test
    void deadline_momentNearMidnight_takesTheVietnameseDay() {
        Deadline deadline = DeadlineRule.sameDay().deadline(Instant.parse("2024-06-18T17:30:00Z"), CALENDAR);

        assertThat(deadline.received().toLocalDate()).isEqualTo(LocalDate.of(2024, 6, 19));
        assertThat(deadline.due().toInstant()).isEqualTo(Instant.parse("2024-06-19T10:00:00Z"));
        assertThat(deadline.due().getZone()).isEqualTo(VietnamTime.ZONE);
    }

    @Test
    void deadline_otherTimes_areTheProcedures() {
        DeadlineRule rule =
                DeadlineRule.sameDay().withCutOff(LocalTime.of(16, 0)).withDueTime(LocalTime.of(16, 30));

        assertThat(rule.deadline(instant(LocalDateTime.parse("2024-06-19T15:59")), CALENDAR)
                        .due())
                .isEqualTo(LocalDateTime.parse("2024-06-19T16:30").atZone(VietnamTime.ZONE));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-20T09:00,2024-06-20T10:00,2024-06-24T17:00",
        "2024-06-20T09:00,2024-06-21T08:00,2024-06-25T17:00",
        "2024-06-20T09:00,2024-06-23T08:00,2024-06-25T17:00",
        "2024-06-20T09:00,2024-06-26T08:00,2024-06-28T17:00"
    })
    void shifted_timeWaited_movesTheDueDateByItsWorkingDays(
            LocalDateTime from, LocalDateTime to, LocalDateTime expected) {
        DeadlineRule rule = DeadlineRule.ofWorkingDays(3);
        Deadline promised = rule.deadline(instant(LocalDateTime.parse("2024-06-19T09:00")), CALENDAR);

        Deadline shifted = rule.shifted(promised, instant(from), instant(to), CALENDAR);

        assertThat(shifted.due()).isEqualTo(expected.atZone(VietnamTime.ZONE));
        assertThat(shifted.received()).isEqualTo(promised.received());
    }

    @Test
    void isPassedAt_dueTimeItself_isNotLate() {
        Deadline deadline = DeadlineRule.sameDay().deadline(Instant.parse("2024-06-19T01:00:00Z"), CALENDAR);

        assertThat(deadline.isPassedAt(Instant.parse("2024-06-19T10:00:00Z"))).isFalse();
        assertThat(deadline.isPassedAt(Instant.parse("2024-06-19T10:00:01Z"))).isTrue();
    }

    @Test
    void deadline_otherZone_isMovedToVietnameseClocks() {
        ZonedDateTime utc = ZonedDateTime.of(2024, 6, 19, 1, 0, 0, 0, ZoneOffset.UTC);

        assertThat(new Deadline(utc, utc.plusHours(1)).received().getZone()).isEqualTo(VietnamTime.ZONE);
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new Deadline(utc, utc.minusSeconds(1)));
    }

    @Test
    void rule_badValues_areRefused() {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> DeadlineRule.ofWorkingDays(-1));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> DeadlineRule.ofWorkingDays(1001));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> DeadlineRule.sameDay().withDueTime(LocalTime.of(14, 59)));
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(VietnamTime.ZONE).toInstant();
    }
}
