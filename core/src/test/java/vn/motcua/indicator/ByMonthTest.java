package vn.motcua.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.calendar.VietnamTime;

class ByMonthTest {

    private final ByMonth<List<Instant>> months = new ByMonth<>(ArrayList::new);

    @ParameterizedTest
    @CsvSource({
        "2024-01-31T16:59:59Z, 2024-01",
        "2024-01-31T17:00:00Z, 2024-02",
        "2024-12-31T16:59:59.999Z, 2024-12",
        "2024-12-31T17:00:00Z, 2025-01",
        "1970-01-01T00:00:00Z, 1970-01",
        "1969-12-31T00:00:00Z, 1969-12"
    })
    void at_momentAtTheBorder_belongsToTheMonthInVietnam(Instant moment, YearMonth month) {
        months.at(moment).add(moment);

        assertThat(found()).containsExactly(month);
    }

    /** Days of many years share what is remembered, so one must not answer for another. */
    @Test
    void at_momentsOfManyYears_eachGetTheirMonth() {
        long seed = 766;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Instant moment = Instant.ofEpochSecond(random.nextLong(-1_000_000_000, 4_000_000_000L));
            months.at(moment).add(moment);
        }

        months.forEach((month, moments) -> assertThat(moments)
                .as("seed %d", seed)
                .allMatch(moment -> YearMonth.from(VietnamTime.dateOf(moment)).equals(month)));
        assertThat(found()).hasSizeGreaterThan(1_800).isSorted();
    }

    private List<YearMonth> found() {
        List<YearMonth> found = new ArrayList<>();
        months.forEach((month, moments) -> found.add(month));
        return found;
    }
}
