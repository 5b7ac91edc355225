package vn.motcua.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.calendar.DeadlineRule;
import vn.motcua.failure.InvalidInputException;

class ProcedureTest {

    private static final ProcedureCode CODE = ProcedureCode.of("2.000815");
    private static final Procedure COPIES = Procedure.of(
            CODE, "Chứng thực bản sao từ bản chính", new Domain("CT", "Chứng thực"), DeadlineRule.sameDay());

    @ParameterizedTest
    @CsvSource({
        "1.001193,1.001193",
        "2.000815,2.000815",
        "2.000815.000.00.00.H55,2.000815",
        "2.000815.000.00.00.H55.02,2.000815"
    })
    void national_withOrWithoutSuffix_isTheBareCode(String text, String expected) {
        assertThat(ProcedureCode.of(text).national()).hasToString(expected);
        assertThat(ProcedureCode.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2.00815", "2.0008155", "20.000815", "2000815", "2.000815.", "2.000815.h55", "a.000815"})
    void code_otherText_isRefused(String text) {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> ProcedureCode.of(text));
    }

    @Test
    void inForce_twoVersions_givesTheOneOfTheDay() {
        LocalDate change = LocalDate.of(2025, 7, 1);
        Procedure before = COPIES.withValidity(new Validity(LocalDate.of(2018, 6, 21), change.minusDays(1)));
        Procedure after = COPIES.withValidity(Validity.from(change)).withDeadlineRule(DeadlineRule.ofWorkingDays(2));
        ProcedureCatalogue catalogue = ProcedureCatalogue.of(List.of(after, before));

        assertThat(catalogue.inForce(CODE, change.minusDays(1))).contains(before);
        assertThat(catalogue.inForce(CODE, change)).contains(after);
        assertThat(catalogue.inForce(CODE, LocalDate.of(2018, 6, 20))).isEmpty();
        assertThat(catalogue.inForce(ProcedureCode.of("2.000884"), change)).isEmpty();
        assertThat(catalogue.versions()).containsExactly(after, before);
    }

    @Test
    void of_versionsThatOverlap_isRefused() {
        Procedure other = COPIES.withValidity(Validity.from(LocalDate.of(2025, 7, 1)));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ProcedureCatalogue.of(List.of(COPIES, other)))
                .withMessageContaining("2.000815");
    }

    @Test
    void procedure_badValues_areRefused() {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> COPIES.withSupplementsPerStage(-1));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Procedure.of(CODE, " ", COPIES.domain(), COPIES.deadlineRule()));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new Domain("", "Chứng thực"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new Validity(LocalDate.of(2025, 7, 1), LocalDate.of(2025, 6, 30)));
    }

    /** The levels of the sheet, and that none of them is what nobody stated. */
    @ParameterizedTest
    @CsvSource({"NONE, Cung cấp thông tin", "PARTIAL, Một phần", "FULL, Toàn trình", "UNKNOWN, Chưa rõ"})
    void provisionLevel_labels_areThoseOfThePortal(ProvisionLevel level, String label) {
        assertThat(level.label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({"IN_PERSON, 1", "ONLINE, 2", "POST, 3"})
    void channel_codes_areThoseOfTheSheet(Channel channel, int code) {
        assertThat(channel.code()).isEqualTo(code);
        assertThat(Channel.of(code)).contains(channel);
    }
}
