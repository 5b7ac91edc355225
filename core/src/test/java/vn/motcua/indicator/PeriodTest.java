package vn.motcua.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.InvalidInputException;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "1, 2024-01, 2024-03, 2024-Q1",
        "2, 2024-04, 2024-06, 2024-Q2",
        "3, 2024-07, 2024-09, 2024-Q3",
        "4, 2024-10, 2024-12, 2024-Q4"
    })
    void quarter_hasThreeMonths(int quarter, YearMonth first, YearMonth last, String text) {
        Period period = Period.quarter(2024, quarter);

        assertThat(period).isEqualTo(new Period(first, last)).hasToString(text);
        assertThat(period.contains(first)).isTrue();
        assertThat(period.contains(last)).isTrue();
        assertThat(period.contains(first.minusMonths(1))).isFalse();
        assertThat(period.contains(last.plusMonths(1))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05, 2024-05, 2024-05",
        "2024-01, 2024-12, 2024",
        "2024-01, 2024-06, 2024-01/2024-06",
        "2024-02, 2024-04, 2024-02/2024-04",
        "2023-12, 2024-02, 2023-12/2024-02"
    })
    void text_namesTheShortestForm(YearMonth first, YearMonth last, String text) {
        assertThat(new Period(first, last)).hasToString(text);
    }

    @Test
    void factories_giveTheSameMonths() {
        assertThat(Period.month(YearMonth.of(2024, 5)))
                .isEqualTo(new Period(YearMonth.of(2024, 5), YearMonth.of(2024, 5)));
        assertThat(Period.year(2024)).isEqualTo(new Period(YearMonth.of(2024, 1), YearMonth.of(2024, 12)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, -1})
    void quarter_thatIsNone_isRefused(int quarter) {
        assertThatThrownBy(() -> Period.quarter(2024, quarter))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("quarter")
                .hasMessageContaining("1 to 4");
    }

    @Test
    void period_backwards_isRefused() {
        assertThatThrownBy(() -> new Period(YearMonth.of(2024, 2), YearMonth.of(2024, 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2024-02 to 2024-01");
    }
}
