package vn.motcua.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.InvalidInputException;

class CitizenCardQrTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String RESIDENCE = "Xóm Ngọc Sơn, Điềm Thụy, Phú Bình, Thái Nguyên";
    private static final String CARD = "019090012345||Nguyễn Văn An|15081990|Nam|" + RESIDENCE + "|10072021";

    @Test
    void parse_sevenFields_areTyped() {
        CitizenCardQr card = CitizenCardQr.parse(CARD);

        assertThat(card.personalId()).isEqualTo(PersonalId.of("019090012345"));
        assertThat(card.oldNumber()).isEmpty();
        assertThat(card.name()).isEqualTo(PersonName.of("Nguyễn Văn An"));
        assertThat(card.birthDate()).isEqualTo(LocalDate.of(1990, 8, 15));
        assertThat(card.sex()).isEqualTo(Sex.MALE);
        assertThat(card.residence()).isEqualTo(RESIDENCE);
        assertThat(card.issueDate()).isEqualTo(LocalDate.of(2021, 7, 10));
        assertThat(card.furtherFields()).isEmpty();
        assertThat(card.findingsOn(TODAY)).isEmpty();
        assertThat(card.text()).isEqualTo(CARD);
    }

    @Test
    void parse_slashedDaysOldNumberAndSpaces_areRead() {
        CitizenCardQr card = CitizenCardQr.parse(Normalizer.normalize(
                " 019190012345 |090123456| Lê  Thị Bình|29/02/2000|NỮ||01/03/2024\r\n", Normalizer.Form.NFD));

        assertThat(card.oldNumber()).contains(OldIdentityNumber.of("090123456"));
        assertThat(card.name().value()).isEqualTo("Lê Thị Bình");
        assertThat(card.birthDate()).isEqualTo(LocalDate.of(2000, 2, 29));
        assertThat(card.sex()).isEqualTo(Sex.FEMALE);
        assertThat(card.residence()).isEmpty();
        assertThat(card.issueDate()).isEqualTo(LocalDate.of(2024, 3, 1));
    }

    @Test
    void parse_furtherFields_areKeptAsTheyAre() {
        CitizenCardQr card = CitizenCardQr.parse(CARD + "|Nguyễn Văn Bố||x|");

        assertThat(card.furtherFields()).containsExactly("Nguyễn Văn Bố", "", "x", "");
        assertThat(card.text()).isEqualTo(CARD + "|Nguyễn Văn Bố||x|");
        assertThat(CitizenCardQr.parse(card.text())).isEqualTo(card).hasSameHashCodeAs(card);
        assertThat(card).isNotEqualTo(CitizenCardQr.parse(CARD)).isNotEqualTo(CARD);
        assertThat(card.hashCode()).isNotEqualTo(CitizenCardQr.parse(CARD).hashCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "019090012345||Nguyễn Văn An|15081990|Nam|x|10072021;''",
                "019190012345||Nguyễn Văn An|15081990|Nam|x|10072021;SEX_DIFFERS",
                "019090012345||Nguyễn Văn An|15081990|Nữ|x|10072021;SEX_DIFFERS",
                "019091012345||Nguyễn Văn An|15081990|Nam|x|10072021;BIRTH_YEAR_DIFFERS",
                "019290012345||Nguyễn Văn An|15081990|Nam|x|10072021;BIRTH_AHEAD BIRTH_CENTURY_DIFFERS",
                "019210012345||Nguyễn Văn An|15081910|Nam|x|10072021;BIRTH_CENTURY_DIFFERS",
                "019301012345||Nguyễn Văn An|31121999|Nam|x|10072021;BIRTH_CENTURY_DIFFERS BIRTH_YEAR_DIFFERS SEX_DIFFERS",
                "500090012345||Nguyễn Văn An|15081990|Nam|x|10072021;BIRTHPLACE_NOT_A_PROVINCE",
                "019090012345||Nguyễn Văn An|15081990|Nam|x|15081990;''",
                "019090012345||Nguyễn Văn An|15081990|Nam|x|14081990;ISSUED_BEFORE_BIRTH",
                "019090012345||Nguyễn Văn An|15081990|Nam|x|22112026;''",
                "019090012345||Nguyễn Văn An|15081990|Nam|x|23112026;ISSUE_AHEAD",
                "019226012345||Nguyễn Văn An|22112026|Nam|x|22112026;''",
                "019226012345||Nguyễn Văn An|23112026|Nam|x|23112026;BIRTH_AHEAD ISSUE_AHEAD"
            })
    void findingsOn_fieldsThatDisagree_areNamedAndNotRefused(String text, String findings) {
        CitizenCardQr card = CitizenCardQr.parse(text);

        assertThat(card.findingsOn(TODAY).stream().map(Enum::name))
                .containsExactly(findings.isEmpty() ? new String[0] : findings.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';citizenCardQr: got 1 fields (not shown);expected at least 7 fields parted by |",
                "019090012345||Nguyễn Văn An;citizenCardQr: got 3 fields (not shown);expected at least 7 fields parted by |",
                "019090012345||Nguyễn Văn An|15081990|Nam|x;citizenCardQr: got 6 fields;expected at least 7 fields parted by |",
                "0190900123456||Nguyễn Văn An|15081990|Nam|x|10072021;personalId: got 0190*******56;expected 12 digits",
                "019090012345|1|Nguyễn Văn An|15081990|Nam|x|10072021;oldIdentityNumber: got 1 characters;expected 9 or 12 digits",
                "019090012345|||15081990|Nam|x|10072021;name: got 0 characters;expected 1 to 250 visible characters",
                "019090012345||Nguyễn Văn An|15131990|Nam|x|10072021;citizenCardQr.birthDate: got 8 characters;expected a day as ddMMyyyy or dd/MM/yyyy",
                "019090012345||Nguyễn Văn An|29021990|Nam|x|10072021;citizenCardQr.birthDate: got 8 characters;expected a day as ddMMyyyy or dd/MM/yyyy",
                "019090012345||Nguyễn Văn An|1990-08-15|Nam|x|10072021;citizenCardQr.birthDate: got 10 characters;expected a day as ddMMyyyy or dd/MM/yyyy",
                "019090012345||Nguyễn Văn An||Nam|x|10072021;citizenCardQr.birthDate: got 0 characters;expected a day as ddMMyyyy or dd/MM/yyyy",
                "019090012345||Nguyễn Văn An|15081990|Khác|x|10072021;citizenCardQr.sex: got 4 characters;expected Nam or Nữ",
                "019090012345||Nguyễn Văn An|15081990|Nam|x|31/06/2021;citizenCardQr.issueDate: got 10 characters;expected a day as ddMMyyyy or dd/MM/yyyy",
                "019090012345||Nguyễn Văn An|15081990|Nam|x|;citizenCardQr.issueDate: got 0 characters;expected a day as ddMMyyyy or dd/MM/yyyy"
            })
    void parse_unreadable_namesTheFieldAndNobody(String text, String message, String expected) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> CitizenCardQr.parse(text))
                .withMessageContaining(message)
                .withMessageContaining(expected)
                .withMessageNotContaining("Nguyễn")
                .withMessageNotContaining("090012345")
                .withMessageNotContaining("1990")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nguyễn", "An", "1990", "0012345", "Sơn", "2021"})
    void toString_card_tellsNobody(String personal) {
        assertThat(CitizenCardQr.parse(CARD)).asString().doesNotContain(personal);
        assertThat(CitizenCardQr.parse(CARD)).hasToString("CitizenCardQr[0190******45, 7 fields]");
    }

    @ParameterizedTest
    @EnumSource(IdentityFinding.class)
    void describe_everyFinding_isASentenceInBothLanguages(IdentityFinding finding) {
        String english = finding.describe(Locale.FRENCH);
        String vietnamese = finding.describe(Locale.forLanguageTag("vi-VN"));

        assertThat(english).matches("The [a-z].*\\.");
        assertThat(vietnamese).endsWith(".").isNotEqualTo(english).containsPattern("[ăâđêôơưĐ]");
    }
}
