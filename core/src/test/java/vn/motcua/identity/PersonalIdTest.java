package vn.motcua.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.InvalidInputException;

class PersonalIdTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @CsvSource({
        "019090012345,019,MALE,1990",
        "019310004321,019,FEMALE,2010",
        "001199000001,001,FEMALE,1999",
        "096200000001,096,MALE,2000",
        "001499000001,001,MALE,2199",
        "001500000001,001,FEMALE,2100",
        "001600000001,001,MALE,2200",
        "001799000001,001,FEMALE,2299",
        "001800000001,001,MALE,2300",
        "079999000001,079,FEMALE,2399"
    })
    void of_digits_tellPlaceSexAndYear(String digits, String place, Sex sex, int year) {
        PersonalId id = PersonalId.of(digits);

        assertThat(id.birthplaceCode()).isEqualTo(place);
        assertThat(id.sex()).isEqualTo(sex);
        assertThat(id.birthYear()).isEqualTo(year);
    }

    @ParameterizedTest
    @CsvSource({
        "001,Hà Nội",
        "006,Bắc Kạn",
        "015,Yên Bái",
        "019,Thái Nguyên",
        "024,Bắc Giang",
        "046,Thừa Thiên Huế",
        "077,Bà Rịa - Vũng Tàu",
        "079,Hồ Chí Minh",
        "096,Cà Mau"
    })
    void birthProvince_code_isTheProvinceBeforeTheMergers(String code, String name) {
        assertThat(PersonalId.of(code + "090012345").birthProvince()).contains(name);
    }

    @Test
    void birthProvince_allCodes_areSixtyThreeProvinces() {
        List<String> provinces = IntStream.rangeClosed(0, 999)
                .mapToObj(code -> PersonalId.of("%03d090012345".formatted(code)))
                .flatMap(id -> id.birthProvince().stream())
                .toList();

        assertThat(provinces).hasSize(63).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "019090012345,''",
        "019326004321,''",
        "019327004321,BIRTH_AHEAD",
        "000090012345,BIRTHPLACE_NOT_A_PROVINCE",
        "003090012345,BIRTHPLACE_NOT_A_PROVINCE",
        "097090012345,BIRTHPLACE_NOT_A_PROVINCE",
        "231827012345,BIRTHPLACE_NOT_A_PROVINCE BIRTH_AHEAD"
    })
    void findingsOn_digits_nameWhatDoesNotFit(String digits, String findings) {
        assertThat(PersonalId.of(digits).findingsOn(TODAY).stream().map(Enum::name))
                .containsExactly(findings.isEmpty() ? new String[0] : findings.split(" "));
    }

    @Test
    void isPlausibleOn_yearOfBirthAhead_isFalse() {
        PersonalId id = PersonalId.of("019310004321");

        assertThat(id.isPlausibleOn(LocalDate.of(2009, 12, 31))).isFalse();
        assertThat(id.isPlausibleOn(LocalDate.of(2010, 1, 1))).isTrue();
    }

    @Test
    void toString_personalId_isMasked() {
        assertThat(PersonalId.of("019090012345")).hasToString("0190******45");
    }

    @ParameterizedTest
    @CsvSource({
        "01909001234,personalId: got 019*******4 (11 characters)",
        "0190900123456,personalId: got 0190*******56 (13 characters)",
        "' 19090012345',personalId: got 12 characters (not shown)",
        "01909001234a,personalId: got 12 characters (not shown)",
        "٠١٩٠٩٠٠١٢٣٤٥,personalId: got 12 characters (not shown)",
        "'',personalId: got 0 characters (not shown)"
    })
    void of_notTwelveDigits_isRefusedWithTheMaskedValue(String text, String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PersonalId.of(text))
                .withMessageContaining(message)
                .withMessageContaining("expected 12 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"090123456", "012090123456"})
    void oldIdentityNumber_nineOrTwelveDigits_isAccepted(String digits) {
        assertThat(OldIdentityNumber.of(digits).value()).isEqualTo(digits);
    }

    @Test
    void oldIdentityNumber_twelveDigits_isAPersonalId() {
        assertThat(OldIdentityNumber.of("019090012345").personalId()).contains(PersonalId.of("019090012345"));
        assertThat(OldIdentityNumber.of("090123456").personalId()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"090123456,090****56", "019090012345,019*******45"})
    void oldIdentityNumber_toString_isMasked(String digits, String masked) {
        assertThat(OldIdentityNumber.of(digits)).hasToString(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "09012345", "0901234567", "01909001234", "0190900123456", "09012345A"})
    void oldIdentityNumber_anotherLength_isRefused(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> OldIdentityNumber.of(text))
                .withMessageContaining("oldIdentityNumber")
                .withMessageContaining("9 or 12 digits")
                .withMessageNotContaining("01234");
    }
}
