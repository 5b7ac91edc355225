package vn.motcua.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.text.Normalizer;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.InvalidInputException;

class IdentityTest {

    @Test
    void name_decomposedAndSpaced_equalsTheCleanOne() {
        String typed = "\t " + Normalizer.normalize("Nguyễn  Văn\u00a0\u3000An", Normalizer.Form.NFD) + " ";

        PersonName name = PersonName.of(typed);

        assertThat(name.value()).isEqualTo("Nguyễn Văn An");
        assertThat(name).isEqualTo(PersonName.of("Nguyễn Văn An"));
    }

    @Test
    void name_toneInTwoPlaces_staysTwoValues() {
        assertThat(PersonName.of("Điềm Thụy")).isNotEqualTo(PersonName.of("Điềm Thuỵ"));
    }

    @ParameterizedTest
    @CsvSource({"Nguyễn Văn An,N.V.A.", "Đặng thị ich,Đ.T.I.", "ỷ Lan,Ỷ.L.", "Y,Y."})
    void toString_name_tellsInitialsInAnyMachineLocale(String text, String expected) {
        // In a Turkish locale a small i would become a dotted capital.
        assertThat(PersonName.of(text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u00a0", "An\u0007", "An\u200b", "An\ud800", "An\ue000"})
    void name_unfit_isRefusedWithoutBeingShown(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PersonName.of(text))
                .withMessageNotContaining("An");
    }

    @Test
    void name_length_isLimited() {
        assertThat(PersonName.of("a".repeat(250)).value()).hasSize(250);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PersonName.of("a".repeat(251)))
                .withMessageContaining("251 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "019090012345,019,MALE,1990",
        "019310004321,019,FEMALE,2010",
        "001199000001,001,FEMALE,1999",
        "096200000001,096,MALE,2000",
        "079999000001,079,FEMALE,2399"
    })
    void personalId_digits_tellPlaceSexAndYear(String digits, String place, Sex sex, int year) {
        PersonalId id = PersonalId.of(digits);

        assertThat(id.birthplaceCode()).isEqualTo(place);
        assertThat(id.sex()).isEqualTo(sex);
        assertThat(id.birthYear()).isEqualTo(year);
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
    @ValueSource(strings = {"", "01909001234", "0190900123456", "01909001234a", " 19090012345", "٠١٩٠٩٠٠١٢٣٤٥"})
    void personalId_notTwelveDigits_isRefusedWithoutBeingShown(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PersonalId.of(text))
                .withMessageContaining(text.length() + " characters")
                .withMessageNotContaining("1909");
    }
}
