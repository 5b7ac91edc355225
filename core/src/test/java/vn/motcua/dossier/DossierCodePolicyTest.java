package vn.motcua.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.agency.AgencyCode;
import vn.motcua.failure.InvalidInputException;

class DossierCodePolicyTest {

    private static final AgencyCode OLD = AgencyCode.of("000.00.19.H55");
    private static final AgencyCode DECIDING = AgencyCode.of("G01.123.45");
    private static final AgencyCode MINISTRY = AgencyCode.of("G15");
    private static final LocalDate CENTRAL_FROM = LocalDate.of(2026, 1, 25);

    @ParameterizedTest
    @CsvSource({
        "000.00.19.H55, 2024-06-19, 000.00.19.H55-240619-0001",
        "000.00.19.H55, 2025-09-14, 000.00.19.H55-250914-0001",
        "000.00.19.H55, 2025-09-15, 000.00.19.H55-250915-0001",
        "H55.242, 2026-01-05, H55.242-260105-0001"
    })
    void inForce_day_issuesByTheCircularOfThatDay(AgencyCode agency, LocalDate day, String expected) {
        assertThat(DossierCodePolicy.inForce(agency, day).next(day, DossierSequence.inMemory()))
                .hasToString(expected);
    }

    @Test
    void inForce_newOrderBeforeTheNewCircular_isRefused() {
        AgencyCode agency = AgencyCode.of("H55.19");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> DossierCodePolicy.inForce(agency, LocalDate.of(2025, 9, 14)))
                .withMessageContaining("agency");
        assertThat(DossierCodePolicy.inForce(agency, LocalDate.of(2025, 9, 15))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-11-22", "2025-09-15"})
    void circular2018_otherDays_areRefused(LocalDate day) {
        DossierCodePolicy policy = DossierCodePolicy.circular2018(OLD);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> policy.next(day, DossierSequence.inMemory()))
                .withMessageContaining("date");
        assertThat(policy.next(LocalDate.of(2018, 11, 23), DossierSequence.inMemory()))
                .hasToString("000.00.19.H55-181123-0001");
    }

    @Test
    void central2026_fromItsFirstDay_carriesTheOwner() {
        DossierCodePolicy policy = DossierCodePolicy.central2026(DECIDING, MINISTRY);
        DossierSequence sequence = DossierSequence.inMemory();

        assertThat(policy.next(CENTRAL_FROM, sequence)).hasToString("G01.123.45-260125-150001");
        assertThat(policy.next(CENTRAL_FROM, sequence)).hasToString("G01.123.45-260125-150002");
        assertThat(policy.next(CENTRAL_FROM, (agency, date) -> 12_345)).hasToString("G01.123.45-260125-1512345");
        assertThat(DossierCodePolicy.central2026(DECIDING, AgencyCode.of("000.00.00.G09"))
                        .next(CENTRAL_FROM, sequence))
                .hasToString("G01.123.45-260125-090003");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> policy.next(CENTRAL_FROM.minusDays(1), sequence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"G01", "G01.123", "G01.12.345", "000.00.19.H55"})
    void central2026_otherShape_isRefused(AgencyCode deciding) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> DossierCodePolicy.central2026(deciding, MINISTRY))
                .withMessageContaining("agency");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_000_000_000L})
    void next_numberThatDoesNotFit_isRefused(long number) {
        DossierCodePolicy policy = DossierCodePolicy.circular2025(OLD);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> policy.next(CENTRAL_FROM, (agency, date) -> number));
    }
}
