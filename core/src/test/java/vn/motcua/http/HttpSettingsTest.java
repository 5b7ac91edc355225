package vn.motcua.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.InvalidInputException;

class HttpSettingsTest {

    private final HttpSettings defaults = HttpSettings.defaults();

    @Test
    void with_eachValue_changesThatOneOnly() {
        Duration time = Duration.ofSeconds(7);

        assertThat(defaults.withConnectTimeout(time))
                .isEqualTo(new HttpSettings(
                        time, defaults.readTimeout(), defaults.callTimeout(), defaults.maxResponseBytes()));
        assertThat(defaults.withReadTimeout(time))
                .isEqualTo(new HttpSettings(
                        defaults.connectTimeout(), time, defaults.callTimeout(), defaults.maxResponseBytes()));
        assertThat(defaults.withCallTimeout(time))
                .isEqualTo(new HttpSettings(
                        defaults.connectTimeout(), defaults.readTimeout(), time, defaults.maxResponseBytes()));
        assertThat(defaults.withMaxResponseBytes(5))
                .isEqualTo(
                        new HttpSettings(defaults.connectTimeout(), defaults.readTimeout(), defaults.callTimeout(), 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void with_timeNotAboveZero_refused(Duration time) {
        assertThatThrownBy(() -> defaults.withReadTimeout(time))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("readTimeout");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1L << 31})
    void withMaxResponseBytes_outOfRange_refused(long bytes) {
        assertThatThrownBy(() -> defaults.withMaxResponseBytes(bytes))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("maxResponseBytes");
    }
}
