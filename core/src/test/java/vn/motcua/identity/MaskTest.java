package vn.motcua.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

    @ParameterizedTest
    @CsvSource({
        "12345,5 characters (not shown)",
        "123456,12***6 (6 characters)",
        "123456789,123*****9 (9 characters)",
        "12345678901,123*******1 (11 characters)",
        "123456789012,1234******12 (12 characters)",
        "+84 912.345-678,+84 *********78 (15 characters)",
        "-123456,7 characters (not shown)",
        "++123456,8 characters (not shown)",
        "An 123456,9 characters (not shown)"
    })
    void refused_value_isMaskedIfItLooksLikeANumber(String given, String shown) {
        assertThat(Mask.refused(given)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"31,1234*************************56", "32,32 characters (not shown)"})
    void refused_longNumber_isShownUpToALimit(int length, String shown) {
        String given = length == 31 ? "1234" + "0".repeat(25) + "56" : "1234" + "0".repeat(26) + "56";

        assertThat(Mask.refused(given)).startsWith(shown);
    }
}
