package vn.motcua.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.failure.InvalidInputException;

class RatioTest {

    @ParameterizedTest
    @CsvSource({
        "29839, 31329, 2, 95.24",
        "29839, 31329, 5, 95.24402",
        "0, 7, 2, 0.00",
        "1, 8, 0, 13",
        "1, 200, 0, 1",
        "1, 8, 1, 12.5",
        "2, 1, 0, 200"
    })
    void percent_isRoundedHalfUpOnce(long numerator, long denominator, int decimals, BigDecimal percent) {
        assertThat(new Ratio(numerator, denominator).percent(decimals)).contains(percent);
    }

    @Test
    void percent_ofNothing_hasNoValue() {
        assertThat(new Ratio(0, 0).percent(2)).isEmpty();
        assertThat(new Ratio(3, 0).percent(2)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, 1, numerator", "1, -1, denominator"})
    void ratio_negative_isRefusedByField(long numerator, long denominator, String field) {
        assertThatThrownBy(() -> new Ratio(numerator, denominator))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(field)
                .hasMessageContaining("-1")
                .hasMessageContaining("0 or more");
    }
}
