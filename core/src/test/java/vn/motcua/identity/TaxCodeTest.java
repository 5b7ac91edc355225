package vn.motcua.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.InvalidInputException;

class TaxCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100109106",
                "0100686209",
                "0101248141",
                "0300588569",
                "0100112437",
                "0301442379",
                "0102859048",
                "0106026495"
            })
    void of_codesInUse_areAccepted(String digits) {
        TaxCode code = TaxCode.of(digits);

        assertThat(code.value()).isEqualTo(digits);
        assertThat(code.digits()).isEqualTo(digits);
        assertThat(code.kind()).isEqualTo(TaxCode.Kind.ORGANISATION);
        assertThat(code.organisation()).isEmpty();
        assertThat(code.personalId()).isEmpty();
    }

    @Test
    void of_everyOtherLastDigit_isRefused() {
        for (int digit : new int[] {0, 1, 2, 3, 4, 5, 7, 8, 9}) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> TaxCode.of("010010910" + digit))
                    .withMessageContaining("taxCode: got 010******" + digit + " (10 characters)")
                    .withMessageContaining("check digit of the first nine");
        }
    }

    @Test
    void of_remainderZero_isRefusedForAReasonOfItsOwn() {
        // The weighted sum of 460010005 is a multiple of 11, so that none of the ten digits fits.
        IntStream.rangeClosed(0, 9)
                .forEach(digit -> assertThatExceptionOfType(InvalidInputException.class)
                        .isThrownBy(() -> TaxCode.of("460010005" + digit))
                        .withMessageContaining("remainder 0"));
    }

    @Test
    void of_everyDigitMistyped_isNoticed() {
        // Every weight differs from a multiple of 11, so one wrong digit never goes unseen.
        String code = "0102859048";
        for (int place = 0; place < code.length(); place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String typed = code.substring(0, place) + digit + code.substring(place + 1);
                if (!typed.equals(code)) {
                    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> TaxCode.of(typed));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0100109106-001,0100109106-001,0100109106001",
        "0100109106001,0100109106-001,0100109106001",
        "0100109106-999,0100109106-999,0100109106999"
    })
    void of_dependentUnit_hasOneFormForBothSpellings(String typed, String value, String digits) {
        TaxCode code = TaxCode.of(typed);

        assertThat(code.value()).isEqualTo(value);
        assertThat(code.digits()).isEqualTo(digits);
        assertThat(code.kind()).isEqualTo(TaxCode.Kind.DEPENDENT_UNIT);
        assertThat(code.organisation()).contains(TaxCode.of("0100109106"));
        assertThat(code.personalId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0100109106-000", "0100109106000"})
    void of_suffixZero_isRefused(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> TaxCode.of(text))
                .withMessageContaining("001 to 999");
    }

    @Test
    void of_wrongCheckDigitBeforeSuffix_isRefused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> TaxCode.of("0100109107-001"))
                .withMessageContaining("check digit");
    }

    @Test
    void of_twelveDigits_isAPersonalId() {
        TaxCode code = TaxCode.of("019090012345");

        assertThat(code.kind()).isEqualTo(TaxCode.Kind.PERSON);
        assertThat(code.personalId()).contains(PersonalId.of("019090012345"));
        assertThat(code.organisation()).isEmpty();
        assertThat(code.digits()).isEqualTo("019090012345");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "010010910",
                "01001091060",
                "0100109106-01",
                "0100109106-0001",
                "0100109106 001",
                "01001091060010",
                "0100-109106",
                "019090012345-001",
                "01001O9106"
            })
    void of_anotherShape_isRefused(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> TaxCode.of(text))
                .withMessageContaining("taxCode")
                .withMessageContaining("or 12 digits")
                .withMessageNotContaining("1091");
    }

    @ParameterizedTest
    @CsvSource({
        "0100109106,0100****06",
        "0100109106001,0100****06-001",
        "0100109106-002,0100****06-002",
        "019090012345,0190******45"
    })
    void toString_code_isMasked(String text, String masked) {
        assertThat(TaxCode.of(text)).hasToString(masked);
    }
}
