package vn.motcua.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.failure.InvalidInputException;

class SatisfactionSharesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 1 1 | 0 | 34 33 33",
                "1 1 1 | 2 | 33.34 33.33 33.33",
                "2 1 0 | 0 | 67 33 0",
                "1 1 1 1 1 1 | 0 | 17 17 17 17 16 16",
                "0 0 5 | 0 | 0 0 100",
                "1 199 | 0 | 1 99",
                "1 6 | 1 | 14.3 85.7",
                "6 1 | 1 | 85.7 14.3",
                "3 3 1 | 0 | 43 43 14",
                "1 3 3 | 0 | 14 43 43",
                "5 | 4 | 100.0000"
            })
    void percentages_sumTo100_byLargestRemainder(String votes, int decimals, String expected) {
        assertThat(shares(votes).percentages(decimals).stream()
                        .map(BigDecimal::toPlainString)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @Test
    void percentages_seededRandomVotes_sumTo100AndStayWithinOneUnit() {
        long seed = 766;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            int decimals = random.nextInt(5);
            SatisfactionShares shares = new SatisfactionShares(
                    random.longs(5, 0, 1 + random.nextInt(1_000_000)).boxed().toList());
            List<BigDecimal> percentages = shares.percentages(decimals);
            if (shares.total() == 0) {
                assertThat(percentages).isEmpty();
                continue;
            }
            assertThat(percentages.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("seed %s, run %s", seed, i)
                    .isEqualByComparingTo("100");
            for (int k = 0; k < 5; k++) {
                BigDecimal exact = BigDecimal.valueOf(shares.votes().get(k) * 100)
                        .divide(BigDecimal.valueOf(shares.total()), 12, RoundingMode.HALF_UP);
                assertThat(percentages.get(k).subtract(exact).abs())
                        .as("seed %s, run %s", seed, i)
                        .isLessThan(BigDecimal.ONE.movePointLeft(decimals));
            }
        }
    }

    @Test
    void percentages_withoutVotes_haveNoValue() {
        assertThat(shares("0 0 0").percentages(0)).isEmpty();
        assertThat(shares("0 0 0").total()).isZero();
    }

    @Test
    void shares_badInput_isRefused() {
        assertThatThrownBy(() -> shares("1 -1"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("votes");
        assertThatThrownBy(() -> shares("1000000000001")).isInstanceOf(InvalidInputException.class);
        assertThat(shares("1000000000000 1").percentages(4)).hasSize(2);
        assertThatThrownBy(() -> shares("1").percentages(5))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("0 to 4");
        assertThatThrownBy(() -> shares("1").percentages(-1)).isInstanceOf(InvalidInputException.class);
    }

    private static SatisfactionShares shares(String votes) {
        return new SatisfactionShares(
                Arrays.stream(votes.split(" ")).map(Long::valueOf).toList());
    }
}
