package vn.motcua.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.identity.VietnameseText;
import vn.motcua.procedure.Validity;

class LevelOneCodesTest {

    private static final LevelOneCodes CODES = LevelOneCodes.bundled();

    @ParameterizedTest
    @CsvSource({
        "H13,Cần Thơ,92",
        "H15,Đắk Lắk,66",
        "H29,Thành phố Hồ Chí Minh,79",
        "H44,Phú Thọ,25",
        "H48,Quảng Ngãi,51",
        "H55,Thái Nguyên,19",
        "H56,Thanh Hóa,38",
        "H61,Vĩnh Long,86"
    })
    void find_confirmedProvince_isMarkedSo(String code, String name, String province) {
        LevelOneCode found = CODES.find(AgencyCode.of("000.00.19." + code)).orElseThrow();

        assertThat(found.name()).isEqualTo(name);
        assertThat(found.evidence()).isEqualTo(Evidence.CONFIRMED);
        assertThat(found.province()).contains(province);
        assertThat(CODES.ofProvince(province)).contains(found);
    }

    @Test
    void all_codes_areSixtyThreeProvincesAndFourteenCentralBodies() {
        List<LevelOneCode> provinces =
                CODES.all().stream().filter(code -> code.code().startsWith("H")).toList();

        assertThat(provinces).hasSize(63);
        assertThat(provinces)
                .filteredOn(code -> code.evidence() == Evidence.CONFIRMED)
                .hasSize(8);
        assertThat(provinces.get(0).code()).isEqualTo("H01");
        assertThat(provinces.get(62)).returns("H63", LevelOneCode::code).returns("Yên Bái", LevelOneCode::name);
        assertThat(CODES.all())
                .extracting(LevelOneCode::code)
                .doesNotHaveDuplicates()
                .hasSize(77);
        assertThat(CODES.find(AgencyCode.of("G09.20")))
                .get()
                .extracting(LevelOneCode::name)
                .isEqualTo("Bộ Nội vụ");
    }

    @Test
    void ofProvince_everyProvinceOfToday_hasOneCode() {
        Gazetteer gazetteer = AdministrativeUnits.bundled().at(LocalDate.of(2026, 1, 1));

        assertThat(gazetteer.provinces()).allSatisfy(unit -> {
            LevelOneCode code = CODES.ofProvince(unit.code()).orElseThrow();
            assertThat(VietnameseText.searchKey(code.name())).endsWith(VietnameseText.searchKey(unit.name()));
        });
        assertThat(CODES.ofProvince("06")).isEmpty();
    }

    @Test
    void at_afterTheMerger_leavesOutWhatWasAbsorbedButFindStillKnowsIt() {
        AgencyCode bacKan = AgencyCode.of("H03.12");

        assertThat(CODES.at(LocalDate.of(2025, 6, 30))).hasSize(77);
        assertThat(CODES.at(LocalDate.of(2025, 7, 1))).hasSize(34 + 14);
        assertThat(CODES.find(bacKan)).get().satisfies(code -> {
            assertThat(code.name()).isEqualTo("Bắc Kạn");
            assertThat(code.evidence()).isEqualTo(Evidence.INFERRED);
            assertThat(code.province()).isEmpty();
            assertThat(code.validity().last()).isEqualTo(LocalDate.of(2025, 6, 30));
        });
        assertThat(CODES.find(AgencyCode.of("H64"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "H5", "Z55", "h55", "H555"})
    void code_otherShape_isRefused(String code) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new LevelOneCode(code, "Tên", Optional.empty(), Evidence.INFERRED, Validity.ALWAYS));
    }

    @Test
    void code_blankNameOrWrongProvince_isRefused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new LevelOneCode("H55", " ", Optional.empty(), Evidence.INFERRED, Validity.ALWAYS));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new LevelOneCode("H55", "Tên", Optional.of("1"), Evidence.INFERRED, Validity.ALWAYS));
    }
}
