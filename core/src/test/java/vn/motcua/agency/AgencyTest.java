package vn.motcua.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.InvalidInputException;

class AgencyTest {

    @ParameterizedTest
    @CsvSource({
        "000.00.19.H55,H55.19",
        "000.00.06.H56,H56.06",
        "000.00.00.G09,G09",
        "012.34.19.H55,H55.19.34.012",
        "H55.19,H55.19",
        "H55.242,H55.242",
        "G09.20,G09.20",
        "H55,H55",
        "G01.123.45,G01.123.45"
    })
    void normal_eitherOrder_growsFromLeftToRight(String text, String expected) {
        AgencyCode code = AgencyCode.of(text);

        assertThat(code.normal()).isEqualTo(AgencyCode.of(expected));
        assertThat(code.normal().normal()).isEqualTo(code.normal());
        assertThat(code).hasToString(text);
    }

    @Test
    void equals_twoSpellingsOfOneAgency_areTwoValues() {
        AgencyCode old = AgencyCode.of("000.00.19.H55");
        AgencyCode fresh = AgencyCode.of("H55.19");

        assertThat(old).isNotEqualTo(fresh);
        assertThat(old.normal()).isEqualTo(fresh);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "H",
                "H5",
                "55.H",
                "h55.19",
                "Z55.19",
                "H55.",
                ".H55",
                "H55..19",
                "H55.1234",
                "19.H55.19",
                "H55.19 ",
                "H55-19",
                "000.00.19",
                "H55.111.222.333.444.555.666.777.888.9"
            })
    void of_otherText_isRefused(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> AgencyCode.of(text))
                .withMessageContaining("agencyCode");
    }

    @Test
    void of_longestText_hasThirtyFiveCharacters() {
        assertThat(AgencyCode.of("H55.111.222.333.444.555.666.777.888").value()).hasSize(AgencyCode.MAX_LENGTH);
    }

    @ParameterizedTest
    @CsvSource({
        "H55.19,000.00.19.H55",
        "H55,000.00.00.H55",
        "H56.06.12,000.12.06.H56",
        "H55.19.34.012,012.34.19.H55",
        "000.00.19.H55,000.00.19.H55"
    })
    void reversed_codeThatFits_isPaddedAndBackAgain(String code, String expected) {
        AgencyCode reversed = AgencyCode.of(code).reversed().orElseThrow();

        assertThat(reversed).isEqualTo(AgencyCode.of(expected));
        assertThat(reversed.normal()).isEqualTo(AgencyCode.of(code).normal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"H55.242", "H55.5", "H55.00", "G01.12.345", "H55.11.22.333.44", "H55.00.12"})
    void reversed_codeWithoutAnOldSpelling_isEmpty(String code) {
        assertThat(AgencyCode.of(code).reversed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"000.00.19.H55,H55,2", "H55.242,H55,2", "G09,G09,1", "G09.20.31,G09,3", "000.00.00.G09,G09,1"})
    void levelOne_eitherOrder_isTheGroupWithTheLetter(String code, String levelOne, int level) {
        assertThat(AgencyCode.of(code).levelOne()).isEqualTo(levelOne);
        assertThat(AgencyCode.of(code).level()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "H55.19,H55,true",
        "000.00.19.H55,H55,true",
        "H55.19,000.00.19.H55,true",
        "H55.191,H55.19,false",
        "H55,H55.19,false",
        "H56.19,H55,false"
    })
    void isWithin_otherAgency_comparesWholeGroups(String code, String other, boolean expected) {
        assertThat(AgencyCode.of(code).isWithin(AgencyCode.of(other))).isEqualTo(expected);
    }
}
