package vn.motcua.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

class MoneyTest {

    private static final Money MOST = Money.ofDong(Money.MAX_DONG);

    @ParameterizedTest
    @CsvSource({"0,0 VND", "999,999 VND", "2000,2.000 VND", "200000,200.000 VND", "1234567890,1.234.567.890 VND"})
    void toString_anyMachineLocale_groupsWithDots(long dong, String expected) {
        assertThat(Money.ofDong(dong)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Money.MAX_DONG + 1, Long.MAX_VALUE})
    void ofDong_outOfRange_isRefused(long dong) {
        assertRefused(() -> Money.ofDong(dong));
        assertRefused(() -> new Money(dong));
    }

    @Test
    void plus_twoAmounts_addsUp() {
        assertThat(Money.ofDong(2_000).plus(Money.ofDong(1_000))).isEqualTo(Money.ofDong(3_000));
        assertThat(MOST.plus(Money.ZERO)).isEqualTo(MOST);
        assertRefused(() -> MOST.plus(Money.ofDong(1)));
        assertRefused(() -> MOST.plus(MOST));
    }

    @Test
    void minus_moreThanThereIs_isRefused() {
        assertThat(Money.ofDong(2_000).minus(Money.ofDong(2_000))).isEqualTo(Money.ZERO);
        assertRefused(() -> Money.ofDong(2_000).minus(Money.ofDong(2_001)));
    }

    @Test
    void times_productOutOfRange_isRefusedAlsoWhereALongOverflows() {
        assertThat(Money.ofDong(10_000).times(3)).isEqualTo(Money.ofDong(30_000));
        assertThat(MOST.times(0)).isEqualTo(Money.ZERO);
        assertRefused(() -> MOST.times(2));
        assertRefused(() -> MOST.times(Long.MAX_VALUE));
        assertRefused(() -> Money.ofDong(1L << 32).times(1L << 32));
        assertRefused(() -> Money.ofDong(1).times(-1));
    }

    @ParameterizedTest
    @CsvSource({"199999,199999", "200000,200000", "200001,200000"})
    void atMost_cap_limits(long dong, long expected) {
        assertThat(Money.ofDong(dong).atMost(Money.ofDong(200_000))).isEqualTo(Money.ofDong(expected));
    }

    @Test
    void compareTo_amounts_ordersBySize() {
        assertThat(Money.ofDong(9_000)).isLessThan(Money.ofDong(10_000)).isGreaterThan(Money.ZERO);
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.INVALID_VALUE));
    }
}
