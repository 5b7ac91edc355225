package vn.motcua.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.failure.InvalidInputException;

class WorkingHoursTest {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.vietnam();

    @ParameterizedTest
    @CsvSource({
        "2026-06-17T08:00, 2, 2026-06-17T10:00",
        "2026-06-17T11:00, 1, 2026-06-17T14:00",
        "2026-06-17T12:15, 1, 2026-06-17T14:30",
        "2026-06-17T05:00, 8, 2026-06-17T17:00",
        "2026-06-17T17:00, 1, 2026-06-18T08:00",
        "2026-06-19T16:00, 2, 2026-06-22T08:00",
        "2026-08-21T16:00, 2, 2026-08-22T08:00",
        "2026-06-17T12:00, 0, 2026-06-17T13:30"
    })
    void deadline_fromAMoment_countsOnlyOpenHours(LocalDateTime received, int hours, LocalDateTime due) {
        Deadline deadline =
                WorkingHours.USUAL.deadline(received.atZone(VietnamTime.ZONE).toInstant(), hours, CALENDAR);

        assertThat(deadline.due().toLocalDateTime()).isEqualTo(due);
    }

    @Tag("exhaustive")
    @Test
    void deadline_randomInputs_equalsCountingMinuteByMinute() {
        long seed = 20_260_617;
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            LocalDateTime received = LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(random.nextInt(300 * 24 * 60));
            int hours = 1 + random.nextInt(40);
            assertThat(WorkingHours.USUAL
                            .deadline(received.atZone(VietnamTime.ZONE).toInstant(), hours, CALENDAR)
                            .due()
                            .toLocalDateTime())
                    .as("seed %d, %d hours from %s", seed, hours, received)
                    .isEqualTo(countedByMinutes(received, hours * 60));
        }
    }

    private static LocalDateTime countedByMinutes(LocalDateTime received, int minutes) {
        LocalDateTime minute = received;
        int left = minutes;
        while (left > 0) {
            left -= open(minute) ? 1 : 0;
            minute = minute.plusMinutes(1);
        }
        return minute;
    }

    private static boolean open(LocalDateTime minute) {
        LocalTime time = minute.toLocalTime();
        boolean morning = !time.isBefore(LocalTime.of(7, 0)) && time.isBefore(LocalTime.of(11, 30));
        boolean afternoon = !time.isBefore(LocalTime.of(13, 30)) && time.isBefore(LocalTime.of(17, 0));
        return CALENDAR.isWorkingDay(minute.toLocalDate()) && (morning || afternoon);
    }

    @ParameterizedTest
    @CsvSource({"-1", "2929"})
    void deadline_hoursOutOfRange_isRefused(int hours) {
        assertThatThrownBy(() -> WorkingHours.USUAL.deadline(java.time.Instant.EPOCH, hours, CALENDAR))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("working hours: got " + hours + ", expected 0 to 2928");
    }

    @Test
    void deadline_longestTerm_isCounted() {
        LocalDateTime received = LocalDateTime.of(2024, 6, 19, 9, 0);

        assertThat(WorkingHours.USUAL
                        .deadline(received.atZone(VietnamTime.ZONE).toInstant(), WorkingHours.MAX_HOURS, CALENDAR)
                        .due()
                        .toLocalDateTime())
                .isEqualTo(
                        new SpokenHolidays().count(received.toLocalDate(), 366).atTime(9, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "12:00,11:00,13:00,17:00",
        "07:00,07:00,13:00,17:00",
        "07:00,13:01,13:00,17:00",
        "07:00,11:30,17:00,17:00",
        "07:00,11:30,17:30,17:00"
    })
    void hours_timesOutOfOrder_areRefused(LocalTime one, LocalTime two, LocalTime three, LocalTime four) {
        assertThatThrownBy(() -> new WorkingHours(one, two, three, four))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("working hours: got " + one)
                .hasMessageContaining("four times in order");
    }

    @Test
    void daily_withoutABreak_isTheWholeDay() {
        LocalTime noon = LocalTime.NOON;

        assertThat(new WorkingHours(LocalTime.of(8, 0), noon, noon, LocalTime.of(16, 0)).daily())
                .hasHours(8);
        assertThat(WorkingHours.USUAL.daily()).hasHours(8);
    }
}
