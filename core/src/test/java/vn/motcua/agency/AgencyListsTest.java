package vn.motcua.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.procedure.Validity;

/** Lists of one's own: what they take, and that equal lists are equal. */
class AgencyListsTest {

    private static final LocalDate SINCE = LocalDate.of(2025, 7, 1);
    private static final AdministrativeUnit PROVINCE =
            new AdministrativeUnit("19", UnitType.PROVINCE, "Thái Nguyên", "19", Validity.from(SINCE), "QĐ 19");
    private static final LevelOneCode CODE =
            new LevelOneCode("H55", "Thái Nguyên", Optional.of("19"), Evidence.CONFIRMED, Validity.ALWAYS);

    @Test
    void units_ofOnesOwn_areFoundByName() {
        AdministrativeUnits units = AdministrativeUnits.of(List.of(PROVINCE), SINCE, SINCE);

        assertThat(units.at(SINCE).provincesNamed("thai nguyen")).containsExactly(PROVINCE);
        assertThat(units.all()).containsExactly(PROVINCE);
        assertThat(units).isEqualTo(AdministrativeUnits.of(List.of(PROVINCE), SINCE, SINCE));
        assertThat(units).hasSameHashCodeAs(AdministrativeUnits.of(List.of(PROVINCE), SINCE, SINCE));
        assertThat(units).isNotEqualTo(AdministrativeUnits.of(List.of(), SINCE, SINCE));
        assertThat(units).isNotEqualTo(AdministrativeUnits.of(List.of(PROVINCE), SINCE, SINCE.plusDays(1)));
        assertThat(units).isNotEqualTo(AdministrativeUnits.of(List.of(PROVINCE), SINCE.minusDays(1), SINCE));
        assertThat(units).hasToString("AdministrativeUnits[1, 2025-07-01 to 2025-07-01]");
    }

    @Test
    void units_fromBeforeTheListOrGatheredBeforeIt_areRefused() {
        List<AdministrativeUnit> units = List.of(PROVINCE);

        assertThatThrownBy(() -> AdministrativeUnits.of(units, SINCE.plusDays(1), SINCE.plusDays(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("administrative unit 19")
                .hasMessageContaining("2025-07-01")
                .hasMessageContaining("not before 2025-07-02");
        assertThatThrownBy(() -> AdministrativeUnits.of(units, SINCE, SINCE.minusDays(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2025-06-30")
                .hasMessageContaining("2025-07-01 or later");
    }

    @Test
    void codes_ofOnesOwn_standOnceEach() {
        LevelOneCodes codes = LevelOneCodes.of(List.of(CODE));

        assertThat(codes.find(AgencyCode.of("H55.19"))).contains(CODE);
        assertThat(codes).isEqualTo(LevelOneCodes.of(List.of(CODE))).hasSameHashCodeAs(LevelOneCodes.of(List.of(CODE)));
        assertThat(codes).isNotEqualTo(LevelOneCodes.of(List.of())).hasToString("LevelOneCodes[1]");
        assertThatThrownBy(() -> LevelOneCodes.of(List.of(CODE, CODE)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("H55 twice");
    }

    @Test
    void mappingsAndSets_areEqualByWhatTheyHold() {
        AgencySettings settings = AgencySettings.of(AgencyCode.of("H55.19"), "UBND xã");

        assertThat(CodeMapping.bundled()).isEqualTo(CodeMapping.bundled()).hasSameHashCodeAs(CodeMapping.bundled());
        assertThat(CodeMapping.bundled()).isNotEqualTo(CodeMapping.of(List.of()));
        assertThat(CodeMapping.of(List.of())).hasToString("CodeMapping[0]");
        assertThat(AgencySet.of(List.of(settings)))
                .isEqualTo(AgencySet.of(List.of()).with(settings))
                .hasSameHashCodeAs(AgencySet.of(List.of(settings)))
                .isNotEqualTo(AgencySet.of(List.of()));
    }
}
