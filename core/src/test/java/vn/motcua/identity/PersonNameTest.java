package vn.motcua.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.text.Collator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.InvalidInputException;

class PersonNameTest {

    private static final long SEED = 20_261_122L;

    @Test
    void of_decomposedAndSpaced_equalsTheCleanOne() {
        String typed = "\t " + Normalizer.normalize("Nguyễn  Văn\u00a0\u3000An", Normalizer.Form.NFD) + " ";

        PersonName name = PersonName.of(typed);

        assertThat(name.value()).isEqualTo("Nguyễn Văn An");
        assertThat(name).isEqualTo(PersonName.of("Nguyễn Văn An"));
    }

    @ParameterizedTest
    @CsvSource({
        "Điềm Thụy,Điềm Thuỵ,diem thuy",
        "Lê Hòa,Lê Hoà,le hoa",
        "Thủy,Thuỷ,thuy",
        "Khóa,Khoá,khoa",
        "đặng thị ý,DANG THI Y,dang thi y"
    })
    void searchKey_spellingsOfOneName_areEqualWhileTheNamesAreNot(String one, String other, String key) {
        assertThat(PersonName.of(one)).isNotEqualTo(PersonName.of(other));
        assertThat(PersonName.of(one).searchKey())
                .isEqualTo(PersonName.of(other).searchKey())
                .isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"Nguyễn Văn An,Nguyễn,Văn,An", "Lê Bình,Lê,'',Bình", "Trần Thị Thu Hà,Trần,Thị Thu,Hà", "Mẫn,'','',Mẫn"
    })
    void parts_ofName_areSplitAtSpaces(String text, String surname, String middle, String given) {
        PersonName name = PersonName.of(text);

        assertThat(name.surname()).isEqualTo(surname);
        assertThat(name.middleName()).isEqualTo(middle);
        assertThat(name.givenName()).isEqualTo(given);
    }

    @Test
    void byGivenName_list_isOrderedByGivenThenSurnameThenMiddle() {
        List<String> expected = List.of(
                "An",
                "Lê An",
                "Nguyễn An",
                "Nguyễn Đức An",
                "Nguyễn Thị An",
                "Lê Ân",
                "Trần Ấn",
                "Vũ Bình",
                "Đào Dũng",
                "Bùi Đức",
                "Lê Hoa",
                "Ngô Hoa",
                "Lê Hòa",
                "Ngô Hòa",
                "Phạm Ơn",
                "Đỗ Uyên",
                "Lê Ước");
        List<PersonName> names =
                new ArrayList<>(expected.stream().map(PersonName::of).toList());
        Collections.shuffle(names, new Random(SEED));

        names.sort(PersonName.byGivenName());

        assertThat(names.stream().map(PersonName::value)).containsExactlyElementsOf(expected);
    }

    @Tag("exhaustive")
    @Test
    void byGivenName_randomNames_agreesWithTheCollatorOfTheJdk() {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        Collator collator = Collator.getInstance(Locale.forLanguageTag("vi-VN"));
        Comparator<PersonName> oracle = Comparator.comparing(PersonName::givenName, collator::compare)
                .thenComparing(PersonName::surname, collator::compare)
                .thenComparing(PersonName::middleName, collator::compare);
        for (int i = 0; i < 20_000; i++) {
            PersonName one = RandomNames.next(random);
            PersonName other = RandomNames.next(random);
            assertThat(Integer.signum(PersonName.byGivenName().compare(one, other)))
                    .as("%s and %s", one.value(), other.value())
                    .isEqualTo(Integer.signum(oracle.compare(one, other)));
        }
    }

    @ParameterizedTest
    @CsvSource({"Nguyễn Văn An,N.V.A.", "Đặng thị ich,Đ.T.I.", "ỷ Lan,Ỷ.L.", "Y,Y."})
    void toString_name_tellsInitialsInAnyMachineLocale(String text, String expected) {
        // In a Turkish locale a small i would become a dotted capital.
        assertThat(PersonName.of(text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u00a0", "An\u0007", "An\u200b", "An\ud800", "An\ue000", "An\u0378"})
    void of_unfit_isRefusedWithoutBeingShown(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PersonName.of(text))
                .withMessageContaining("name")
                .withMessageNotContaining("An");
    }

    @Test
    void of_length_isLimited() {
        assertThat(PersonName.of("a".repeat(250)).value()).hasSize(250);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PersonName.of("a".repeat(251)))
                .withMessageContaining("251 characters");
    }
}
