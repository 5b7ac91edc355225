package vn.motcua.payment.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTimeTest {

    /** A clock of twelve hours would write 08:00 and 20:00 the same, and midnight as noon. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-05T01:00:00Z, 20260105080000",
        "2026-01-05T13:00:00Z, 20260105200000",
        "2026-01-04T17:00:00Z, 20260105000000",
        "2026-01-05T05:00:00Z, 20260105120000",
        "2025-12-31T17:00:00Z, 20260101000000"
    })
    void format_instant_isLocalTimeWithTwentyFourHours(Instant time, String text) {
        assertThat(WireTime.format(time)).isEqualTo(text);
        assertThat(WireTime.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026010508", "20260230080000", "20260105240000", "2026-01-05T08:00", "٢٠٢٦٠١٠٥٠٨٠٠٠٠"})
    void parse_notATime_isEmpty(String text) {
        assertThat(WireTime.parse(text)).isEmpty();
    }
}
