package vn.motcua.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.InvalidInputException;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "0912345678,0912345678",
        "+84912345678,0912345678",
        "84912345678,0912345678",
        "+84 912.345.678,0912345678",
        "' 091-234 56\u00a078 ',0912345678",
        "0312345678,0312345678",
        "0512345678,0512345678",
        "0712345678,0712345678",
        "0812345678,0812345678",
        "84.842.345.678,0842345678",
        "02083861234,02083861234",
        "0208 3861 234,02083861234",
        "+842083861234,02083861234",
        "842083861234,02083861234"
    })
    void of_spellings_haveOneNationalForm(String typed, String value) {
        assertThat(PhoneNumber.of(typed).value()).isEqualTo(value);
        assertThat(PhoneNumber.of(typed)).isEqualTo(PhoneNumber.of(value));
    }

    @ParameterizedTest
    @CsvSource({"0912345678,+84912345678,84912345678,true", "02083861234,+842083861234,842083861234,false"})
    void forms_number_areThoseOfTheWire(String typed, String e164, String msisdn, boolean mobile) {
        PhoneNumber phone = PhoneNumber.of(typed);

        assertThat(phone.e164()).isEqualTo(e164);
        assertThat(phone.msisdn()).isEqualTo(msisdn);
        assertThat(phone.isMobile()).isEqualTo(mobile);
        assertThat(PhoneNumber.of(msisdn)).isEqualTo(PhoneNumber.of(e164)).isEqualTo(phone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "091234567",
                "09123456789",
                "0112345678",
                "0212345678",
                "0412345678",
                "0612345678",
                "01682345678",
                "020838612345",
                "840912345678",
                "+84",
                "0084912345678",
                "+85512345678",
                "912345678",
                "09123A5678",
                "٠٩١٢٣٤٥٦٧٨"
            })
    void of_noVietnameseNumber_isRefused(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PhoneNumber.of(text))
                .withMessageContaining("phoneNumber")
                .withMessageContaining("10 digits")
                .withMessageNotContaining("2345");
    }

    @Test
    void toString_number_isMasked() {
        assertThat(PhoneNumber.of("0912345678")).hasToString("091****678");
        assertThat(PhoneNumber.of("02083861234")).hasToString("020*****234");
    }
}
