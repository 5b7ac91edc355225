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

    @Test
    void unit_code_hasFiveDigits() {
        assertThat(new AdministrativeUnit("05941", "Điềm Thuỵ").name()).isEqualTo("Điềm Thuỵ");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new AdministrativeUnit("5941", "Điềm Thuỵ"));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new AdministrativeUnit("05941", " "));
    }
}
