package vn.motcua.payment.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.http.Secret;

class AuthenticationCodeTest {

    private static final String CODE = "4e3855b87007cb7a5676fb03558218b6974f15e7291d0e6ec779ef354edcd3ef";

    /** The values with the secret {@code secret-test} behind them, and the published result. */
    @ParameterizedTest
    @CsvSource({
        "INIT|1.0.6|DT01|TS0001|8000|PAY|1|1|vi-VN|VND|PAYMENT|Nộp lệ phí hộ tịch|20260105083000|127.0.0.1,"
                + "9c75b2279d76b663bc62cf9cfe7998ccc7fde845723d1c7da61455d2258ff688",
        "CONFIRM|00|DT01|TS0001|8000|VND|GD0001|VCB|20260105083105|Nộp lệ phí hộ tịch,"
                + "7c255f34ee6cb713af617942f85d4dacfb91d74a65384590e157bcb6c4d63fef",
        "QUERY|1.0.6|DT01|TS0001|20260105083000," + CODE,
        "GET_BILL|1.0.6|DT01|TS0001|20260105083000,29e821da0d64e6d60cfbc40106dc5b2d6af933e75ff90f93405f20ef5b53bddf"
    })
    void of_publishedVector_isEqual(String values, String expected) {
        assertThat(code(values)).isEqualTo(expected);
    }

    @Test
    void of_decomposedText_isAnotherCode() {
        String composed = "Nộp lệ phí hộ tịch";

        assertThat(code(Normalizer.normalize(composed, Normalizer.Form.NFD))).isNotEqualTo(code(composed));
    }

    @Test
    void of_closedSecret_isRefused() {
        Secret secret = Secret.of("secret-test");
        secret.close();

        assertThatThrownBy(() -> AuthenticationCode.of(List.of("QUERY"), secret))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void matches_eitherCase_butNothingElse() {
        assertThat(AuthenticationCode.matches(CODE, CODE)).isTrue();
        assertThat(AuthenticationCode.matches(CODE, CODE.toUpperCase(Locale.ROOT)))
                .isTrue();
        assertThat(AuthenticationCode.matches(CODE, CODE.substring(1))).isFalse();
        assertThat(AuthenticationCode.matches(CODE, CODE + "0")).isFalse();
        assertThat(AuthenticationCode.matches(CODE, "")).isFalse();
        assertThat(AuthenticationCode.matches(CODE, "5" + CODE.substring(1))).isFalse();
    }

    private static String code(String values) {
        return AuthenticationCode.of(List.of(values.split("\\|")), Secret.of("secret-test"));
    }
}
