package vn.motcua.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.hsqldb.jdbc.JDBCPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.agency.AgencyCode;
import vn.motcua.failure.InvalidInputException;

class DossierCodeTest {

    private static final AgencyCode AGENCY = AgencyCode.of("000.00.19.H55");
    private static final LocalDate DAY = LocalDate.of(2024, 6, 19);

    @ParameterizedTest
    @CsvSource({
        "000.00.06.H56-231027-0361,000.00.06.H56,2023-10-27,361",
        "000.00.19.H55-240619-0001,000.00.19.H55,2024-06-19,1",
        "G09.20-20260609-0092637,G09.20,2026-06-09,92637",
        "H55.242-260105-0001,H55.242,2026-01-05,1",
        "G01.123.45-260126-120001,G01.123.45,2026-01-26,120001",
        "H55.19-240229-123456789,H55.19,2024-02-29,123456789"
    })
    void of_codesInUse_tellTheirParts(String text, String agency, LocalDate date, long number) {
        DossierCode code = DossierCode.of(text);

        assertThat(code.agency()).isEqualTo(AgencyCode.of(agency));
        assertThat(code.date()).isEqualTo(date);
        assertThat(code.number()).isEqualTo(number);
        assertThat(code).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "000.00.19.H55-240619-001",
                "H55-241319-0001",
                "H55-250229-0001",
                "H55-20250229-0001",
                "H55-2406190-0001",
                "H55.19-240619-1234567890",
                "H55.19-240619-0001 ",
                "h55.19-240619-0001",
                "000.00.19-240619-0001",
                "H55.19_240619_0001"
            })
    void of_otherText_isRefused(String text) {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> DossierCode.of(text));
    }

    @Test
    void next_agencyAndDay_haveACounterEach() {
        DossierSequence sequence = DossierSequence.inMemory();

        assertThat(DossierCode.next(AGENCY, DAY, sequence)).hasToString("000.00.19.H55-240619-0001");
        assertThat(DossierCode.next(AGENCY, DAY, sequence)).hasToString("000.00.19.H55-240619-0002");
        assertThat(DossierCode.next(AGENCY, DAY.plusDays(1), sequence)).hasToString("000.00.19.H55-240620-0001");
        assertThat(DossierCode.next(AgencyCode.of("H55.20"), DAY, sequence)).hasToString("H55.20-240619-0001");
        assertThat(DossierCode.next(AGENCY.normal(), DAY, sequence)).hasToString("H55.19-240619-0003");
    }

    @Test
    void next_numberAboveFourDigits_isWrittenInFull() {
        assertThat(DossierCode.next(AGENCY, DAY, (agency, date) -> 12_345)).hasToString("000.00.19.H55-240619-12345");
    }

    @ParameterizedTest
    @CsvSource({"2000-01-01, H55.19-000101-0001", "2099-12-31, H55.19-991231-0001"})
    void next_firstAndLastDayOfTheCentury_areTaken(LocalDate day, String expected) {
        assertThat(DossierCode.next(AGENCY.normal(), day, DossierSequence.inMemory()))
                .hasToString(expected);
    }

    @Test
    void next_numberOrDayThatDoesNotFit_isRefused() {
        for (long number : new long[] {0, -1, 1_000_000_000L}) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> DossierCode.next(AGENCY, DAY, (agency, date) -> number));
        }
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> DossierCode.next(AGENCY, LocalDate.of(2100, 1, 1), DossierSequence.inMemory()));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> DossierCode.next(AGENCY, LocalDate.of(1999, 12, 31), DossierSequence.inMemory()));
    }

    @Test
    void jdbc_database_countsForBothSpellingsAndEachDay() throws SQLException {
        JDBCPool database = new JDBCPool();
        database.setUrl("jdbc:hsqldb:mem:codes");
        DossierSequence sequence = DossierSequence.jdbc(database);

        assertThat(DossierCode.next(AGENCY, DAY, sequence)).hasToString("000.00.19.H55-240619-0001");
        assertThat(DossierCode.next(AGENCY.normal(), DAY, sequence)).hasToString("H55.19-240619-0002");
        assertThat(DossierCode.next(AGENCY, DAY.plusDays(1), sequence)).hasToString("000.00.19.H55-240620-0001");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }

    @Test
    void inMemory_manyThreads_giveEachNumberOnce() {
        DossierSequence sequence = DossierSequence.inMemory();

        assertThat(IntStream.range(0, 1000)
                        .parallel()
                        .mapToLong(i -> sequence.next(AGENCY, DAY))
                        .sorted())
                .containsExactly(
                        IntStream.rangeClosed(1, 1000).asLongStream().boxed().toArray(Long[]::new));
    }
}
