package vn.motcua.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VietnamTimeTest {

    @ParameterizedTest
    @CsvSource({"2024-06-18T16:59:59Z,2024-06-18", "2024-06-18T17:00:00Z,2024-06-19"})
    void dateOf_midnightInVietnam_beginsTheDay(Instant instant, LocalDate day) {
        assertThat(VietnamTime.dateOf(instant)).isEqualTo(day);
        assertThat(VietnamTime.at(instant).toLocalDate()).isEqualTo(day);
    }
}
