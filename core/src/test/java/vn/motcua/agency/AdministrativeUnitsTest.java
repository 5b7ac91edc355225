package vn.motcua.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.identity.VietnameseText;
import vn.motcua.procedure.Validity;

class AdministrativeUnitsTest {

    private static final LocalDate SHEET = LocalDate.of(2026, 8, 2);
    private static final AdministrativeUnits UNITS = AdministrativeUnits.bundled();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "2025-07-01,28 6 2621 687 13",
        "2026-04-29,28 6 2621 687 13",
        "2026-04-30,27 7 2611 697 13",
        "2026-08-02,27 7 2611 697 13",
        "2026-09-19,27 7 2611 697 13",
        "2026-09-20,25 9 2599 709 13",
        "2027-01-01,25 9 2599 709 13"
    })
    void at_day_countsTheTypesOfThatDay(LocalDate day, String counts) {
        Gazetteer gazetteer = UNITS.at(day);

        assertThat(gazetteer.provinces()).hasSize(34);
        assertThat(gazetteer.communes()).hasSize(3321);
        assertThat(countsByType(gazetteer)).isEqualTo(counts);
    }

    private static String countsByType(Gazetteer gazetteer) {
        return Stream.of(UnitType.values())
                .map(type -> Stream.concat(gazetteer.provinces().stream(), gazetteer.communes().stream())
                        .filter(unit -> unit.type() == type)
                        .count())
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    @Test
    void communes_allOfThem_haveUniqueFiveDigitCodesInAKnownProvince() {
        Gazetteer gazetteer = UNITS.at(SHEET);
        List<String> codes =
                gazetteer.communes().stream().map(AdministrativeUnit::code).toList();

        assertThat(codes).doesNotHaveDuplicates().isSorted();
        assertThat(codes.get(0)).isEqualTo("00004");
        assertThat(codes.get(codes.size() - 1)).isEqualTo("32248");
        assertThat(gazetteer.communes())
                .allSatisfy(
                        unit -> assertThat(gazetteer.province(unit.province())).isPresent())
                .allSatisfy(unit -> assertThat(Normalizer.isNormalized(unit.name(), Normalizer.Form.NFC))
                        .isTrue());
    }

    @Test
    void communes_names_repeatThreeHundredAndFourteenTimes() {
        Map<String, Long> uses = UNITS.at(SHEET).communes().stream()
                .collect(Collectors.groupingBy(AdministrativeUnit::name, Collectors.counting()));

        assertThat(uses.values()).filteredOn(count -> count > 1).hasSize(314);
        assertThat(uses).containsEntry("Tân An", 10L);
    }

    @ParameterizedTest
    @CsvSource({
        "01,Hà Nội", "04,Cao Bằng", "08,Tuyên Quang", "11,Điện Biên", "12,Lai Châu", "14,Sơn La", "15,Lào Cai",
        "19,Thái Nguyên", "20,Lạng Sơn", "22,Quảng Ninh", "24,Bắc Ninh", "25,Phú Thọ", "31,Hải Phòng", "33,Hưng Yên",
        "37,Ninh Bình", "38,Thanh Hoá", "40,Nghệ An", "42,Hà Tĩnh", "44,Quảng Trị", "46,Huế", "48,Đà Nẵng",
        "51,Quảng Ngãi", "52,Gia Lai", "56,Khánh Hoà", "66,Đắk Lắk", "68,Lâm Đồng", "75,Đồng Nai", "79,Hồ Chí Minh",
        "80,Tây Ninh", "82,Đồng Tháp", "86,Vĩnh Long", "91,An Giang", "92,Cần Thơ", "96,Cà Mau"
    })
    void province_code_isThatOfTheSheet(String code, String name) {
        Gazetteer gazetteer = UNITS.at(SHEET);

        assertThat(gazetteer.province(code))
                .get()
                .extracting(AdministrativeUnit::name)
                .isEqualTo(name);
        assertThat(gazetteer.provincesNamed(name))
                .extracting(AdministrativeUnit::code)
                .containsExactly(code);
        assertThat(gazetteer.commune(code)).isEmpty();
    }

    @Test
    void communesOf_thaiNguyen_areNinetyTwo() {
        List<AdministrativeUnit> communes = UNITS.at(SHEET).communesOf("19");

        assertThat(communes).hasSize(92);
        assertThat(communes).filteredOn(unit -> unit.type() == UnitType.COMMUNE).hasSize(77);
        assertThat(communes).filteredOn(unit -> unit.type() == UnitType.WARD).hasSize(15);
        assertThat(UNITS.at(SHEET).communesOf("00")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-04-29,23,72", "2026-04-30,33,62"})
    void communesOf_dongNai_changedWithTheCity(LocalDate day, int wards, int communes) {
        Map<UnitType, Long> counts = UNITS.at(day).communesOf("75").stream()
                .collect(Collectors.groupingBy(AdministrativeUnit::type, Collectors.counting()));

        assertThat(counts).containsEntry(UnitType.WARD, (long) wards).containsEntry(UnitType.COMMUNE, (long) communes);
    }

    @ParameterizedTest
    @CsvSource({"05908,Phú Bình", "05917,Tân Khánh", "05923,Tân Thành", "05941,Điềm Thuỵ", "05953,Kha Sơn"})
    void commune_ofFormerPhuBinh_isFoundByCodeAndName(String code, String name) {
        Gazetteer gazetteer = UNITS.at(SHEET);

        AdministrativeUnit commune = gazetteer.commune(code).orElseThrow();
        assertThat(commune.name()).isEqualTo(name);
        assertThat(commune.designation()).isEqualTo("xã " + name);
        assertThat(commune.province()).isEqualTo("19");
        assertThat(commune.source()).isEqualTo("Decision 19/2025/QĐ-TTg");
        assertThat(gazetteer.communesNamed(name, "19")).containsExactly(commune);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Điềm Thuỵ",
                "Điềm Thụy",
                "xã Điềm Thuỵ",
                "XÃ ĐIỀM THỤY",
                "diem thuy",
                "DIEM THUY",
                "  Diem   Thuy ",
                "xa diem thuy",
                "điềm-thụy"
            })
    void communesNamed_anySpelling_findsTheCommune(String name) {
        String asTyped = Normalizer.normalize(name, Normalizer.Form.NFD);

        assertThat(UNITS.at(SHEET).communesNamed(asTyped))
                .extracting(AdministrativeUnit::code)
                .containsExactly("05941");
    }

    @ParameterizedTest
    @ValueSource(strings = {"phường Điềm Thuỵ", "Điềm", "Thuỵ", "Điềm Thuỵy", "tỉnh Điềm Thuỵ"})
    void communesNamed_otherNameOrType_findsNothing(String name) {
        assertThat(UNITS.at(SHEET).communesNamed(name)).isEmpty();
    }

    @Test
    void communesNamed_repeatedName_listsAllAndNarrowsByProvince() {
        Gazetteer gazetteer = UNITS.at(SHEET);
        List<AdministrativeUnit> everywhere = gazetteer.communesNamed("tan an");

        assertThat(everywhere).filteredOn(unit -> unit.name().equals("Tân An")).hasSize(10);
        Map<String, Long> byProvince =
                everywhere.stream().collect(Collectors.groupingBy(AdministrativeUnit::province, Collectors.counting()));
        byProvince.forEach((province, count) ->
                assertThat(gazetteer.communesNamed("Tan An", province)).hasSize(count.intValue()));
    }

    @Test
    void communesNamed_accentsGiven_putTheSameSpellingFirst() {
        Gazetteer gazetteer = UNITS.at(SHEET);
        Map<String, List<AdministrativeUnit>> byKey = gazetteer.communes().stream()
                .collect(Collectors.groupingBy(unit -> VietnameseText.searchKey(unit.name())));
        List<AdministrativeUnit> alike = byKey.values().stream()
                .filter(units -> units.stream()
                                .map(unit -> VietnameseText.spellingKey(unit.name()))
                                .distinct()
                                .count()
                        > 1)
                .flatMap(List::stream)
                .toList();

        assertThat(alike).hasSizeGreaterThan(100).allSatisfy(unit -> {
            List<AdministrativeUnit> found = gazetteer.communesNamed(unit.name());
            assertThat(found).contains(unit);
            assertThat(VietnameseText.spellingKey(found.get(0).name()))
                    .isEqualTo(VietnameseText.spellingKey(unit.name()));
        });
    }

    @Test
    void communesNamed_everyUnit_isFoundByEachOfItsSpellings() {
        Gazetteer gazetteer = UNITS.at(SHEET);
        List<Function<AdministrativeUnit, String>> spellings = List.of(
                AdministrativeUnit::name,
                AdministrativeUnit::designation,
                unit -> VietnameseText.searchKey(unit.name()),
                unit -> VietnameseText.searchKey(unit.designation()));

        assertThat(gazetteer.communes()).allSatisfy(unit -> {
            for (Function<AdministrativeUnit, String> spelling : spellings) {
                assertThat(gazetteer.communesNamed(spelling.apply(unit))).contains(unit);
                assertThat(gazetteer.communesNamed(spelling.apply(unit), unit.province()))
                        .contains(unit);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Ea H'Leo,Ea HLeo",
        "Ea H'Leo,ea h\u2019leo",
        "Văn Miếu - Quốc Tử Giám,Van Mieu Quoc Tu Giam",
        "A Lưới 2,a luoi 2"
    })
    void communesNamed_signsInTheName_areNoMatter(String official, String typed) {
        assertThat(UNITS.at(SHEET).communesNamed(typed))
                .extracting(AdministrativeUnit::name)
                .containsExactly(official);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "\u0301", "'"})
    void communesNamed_noLetter_isRefused(String name) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> UNITS.at(SHEET).communesNamed(name))
                .withMessageContaining("name of a place");
    }

    @Test
    void communesNamed_longName_isRefused() {
        assertThat(UNITS.at(SHEET).communesNamed("a".repeat(Gazetteer.MAX_NAME)))
                .isEmpty();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> UNITS.at(SHEET).communesNamed("a".repeat(Gazetteer.MAX_NAME + 1)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.LIMIT_EXCEEDED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5941", "059411", "99999", "00000", "05941 ", "1"})
    void commune_unknownCode_isEmpty(String code) {
        assertThat(UNITS.at(SHEET).commune(code)).isEmpty();
        assertThat(UNITS.at(SHEET).province(code)).isEmpty();
        assertThat(UNITS.history(code)).isEmpty();
    }

    @Test
    void commune_lowerCaseRowOfTheDataSet_hasTheUsualType() {
        assertThat(UNITS.at(SHEET).commune("06325"))
                .get()
                .returns("Bắc Sơn", AdministrativeUnit::name)
                .returns(UnitType.COMMUNE, AdministrativeUnit::type);
    }

    @Test
    void history_provinceThatBecameACity_hasBothTypesWithSourceAndDays() {
        List<AdministrativeUnit> history = UNITS.history("24");

        assertThat(history).extracting(AdministrativeUnit::type).containsExactly(UnitType.PROVINCE, UnitType.CITY);
        assertThat(history.get(0).validity())
                .isEqualTo(new Validity(LocalDate.of(2025, 7, 1), LocalDate.of(2026, 9, 19)));
        assertThat(history.get(1).validity()).isEqualTo(Validity.from(LocalDate.of(2026, 9, 20)));
        assertThat(history.get(1).source()).isEqualTo("Resolution 39/2026/QH16");
        assertThat(UNITS.at(SHEET).provincesNamed("tỉnh Bắc Ninh")).containsExactly(history.get(0));
        assertThat(UNITS.at(SHEET).provincesNamed("thành phố Bắc Ninh")).isEmpty();
    }

    @Test
    void at_dayBeforeTheList_isRefused() {
        assertThat(UNITS.since()).isEqualTo(LocalDate.of(2025, 7, 1));
        assertThat(UNITS.asOf()).isEqualTo(LocalDate.of(2026, 9, 20));
        assertThat(UNITS.at(UNITS.since()).date()).isEqualTo(UNITS.since());
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> UNITS.at(LocalDate.of(2025, 6, 30)))
                .withMessageContaining("2025-06-30")
                .withMessageContaining("2025-07-01 or later");
    }

    @Test
    void load_ownList_isReadLikeTheBundledOne() throws Exception {
        String list = "since;2027-01-01#as-of;2027-02-01#source;Sample##01;tỉnh;Một"
                + "#00001;xã;Hai;;2027-01-31#00001;phường;Hai;2027-02-01;;Other#";
        AdministrativeUnits units =
                AdministrativeUnits.load(file(list.replace(';', '\t').replace('#', '\n')));

        assertThat(units.at(LocalDate.of(2027, 1, 31)).commune("00001"))
                .get()
                .returns(UnitType.COMMUNE, AdministrativeUnit::type)
                .returns("Sample", AdministrativeUnit::source);
        assertThat(units.at(LocalDate.of(2027, 2, 1)).commune("00001"))
                .get()
                .returns(UnitType.WARD, AdministrativeUnit::type)
                .returns("Other", AdministrativeUnit::source);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01;tỉnh;Một;2027-13-01|line 4 column 4 (first day)",
                "01;tỉnh;Một;2026-12-31|line 4 column 4 (first day)",
                "01;tỉnh;Một;2027-02-01;2027-01-31|line 4 column 5 (last day)",
                "01;quận;Một|line 4 column 2 (type)",
                "01;tỉnh|line 4 column 3 (name)",
                "01;tỉnh; |line 4 column 3 (name)",
                "1;tỉnh;Một|line 4 column 1 (code)",
                "00001;xã;Một|a province before its communes",
                "01;tỉnh;Một;;;S;x|line 4 column 7",
                "01;tỉnh;Một#1;xã;Hai|line 5 column 1 (code)",
                "01;tỉnh;Một#01;tỉnh;Một|one unit for a code on each day",
            })
    void load_wrongLine_namesLineAndColumn(String body, String message) throws Exception {
        Path file = file("since\t2027-01-01\nas-of\t2027-02-01\nsource\tSample\n"
                + body.replace(';', '\t').replace('#', '\n'));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> AdministrativeUnits.load(file))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "since\t2027-01-01\n", "as-of\t2027-01-01\nsince\t2027-01-01\nsource\tS\n01\ttỉnh\tMột"})
    void load_withoutItsHead_isRefused(String text) throws Exception {
        Path file = file(text);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> AdministrativeUnits.load(file))
                .withMessageContaining("since");
    }

    @ParameterizedTest
    @CsvSource({"COMMUNE,5941,19", "COMMUNE,05941,019", "PROVINCE,19,20", "PROVINCE,05941,05", "CITY,0I,01"})
    void unit_codesThatDoNotFit_areRefused(UnitType type, String code, String province) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new AdministrativeUnit(code, type, "Tên", province, Validity.ALWAYS, "S"))
                .withMessageContaining("administrative unit");
    }

    private Path file(String text) throws Exception {
        return Files.write(folder.resolve("units.tsv"), text.getBytes(StandardCharsets.UTF_8));
    }
}
