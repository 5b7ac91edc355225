package vn.motcua.payment.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.money.Money;
import vn.motcua.procedure.Basis;
import vn.motcua.procedure.ProcedureCode;

class FeeScheduleTest {

    private static final ProcedureCode CERTIFIED_COPY = ProcedureCode.of("2.000815");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static final String SCHEDULE = """
            {"version": 1, "tariffs": [
              {"procedure": "2.000884", "kind": "PHI", "description": "Phí chứng thực chữ ký", "unit": "CASE",
               "tiers": [{"from": 1, "amount": 10000}], "inForceFrom": "2017-01-01", "inForceUntil": "2026-06-30",
               "source": {"document": "D1", "basis": "LAW", "amounts": "CERTAIN", "citation": "CERTAIN"}},
              {"procedure": "2.000884", "kind": "PHI", "description": "Phí chứng thực chữ ký", "unit": "CASE",
               "tiers": [{"from": 1, "amount": 12000}], "inForceFrom": "2026-07-01",
               "source": {"document": "D2", "basis": "LAW", "amounts": "CERTAIN", "citation": "CERTAIN"}}
            ]}
            """;

    @TempDir
    Path folder;

    private static FeeAssessment fee(FeeRequest request) {
        return fee(FeeSchedule.bundled(), request);
    }

    private static FeeAssessment fee(FeeSchedule schedule, FeeRequest request) {
        assertThat(schedule.assess(request)).isInstanceOf(FeeResult.Assessed.class);
        return ((FeeResult.Assessed) schedule.assess(request)).assessment();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2000",
        "2, 4000",
        "3, 5000",
        "5, 7000",
        "10, 12000",
        "197, 199000",
        "198, 200000",
        "199, 200000",
        "250, 200000"
    })
    void assess_certifiedCopy_chargesTiersUpToTheCap(int pages, long dong) {
        FeeAssessment fee = fee(FeeRequest.of(CERTIFIED_COPY, DAY).withPages(pages));

        assertThat(fee.total()).isEqualTo(Money.ofDong(dong));
        assertThat(fee.lines()).allSatisfy(line -> assertThat(line.kind()).isEqualTo(FeeKind.PHI));
    }

    @ParameterizedTest
    @CsvSource({"5, 3, 21000", "1, 10, 20000", "198, 2, 400000", "250, 2, 400000", "250, 100000, 20000000000"})
    void assess_severalCopies_capsEachCopyByItself(int pages, int copies, long dong) {
        FeeRequest request = FeeRequest.of(CERTIFIED_COPY, DAY).withPages(pages).withCopies(copies);

        assertThat(fee(request).total()).isEqualTo(Money.ofDong(dong));
    }

    @Test
    void assess_twoCopiesOfFivePages_listsEachTier() {
        FeeAssessment fee = fee(FeeRequest.of(CERTIFIED_COPY, DAY).withPages(5).withCopies(2));

        assertThat(fee.lines())
                .containsExactly(
                        FeeLine.of(
                                "Phí chứng thực bản sao từ bản chính (trang 1-2)", FeeKind.PHI, 4, Money.ofDong(2000)),
                        FeeLine.of(
                                "Phí chứng thực bản sao từ bản chính (từ trang thứ 3)",
                                FeeKind.PHI,
                                6,
                                Money.ofDong(1000)));
    }

    @Test
    void assess_aboveTheCap_isOneLinePerCopy() {
        FeeAssessment fee =
                fee(FeeRequest.of(CERTIFIED_COPY, DAY).withPages(250).withCopies(3));

        assertThat(fee.lines()).hasSize(1);
        assertThat(fee.lines().get(0).quantity()).isEqualTo(3);
        assertThat(fee.lines().get(0).unitAmount()).isEqualTo(Money.ofDong(200_000));
    }

    @Test
    void assess_localVariant_isChargedAsTheNationalProcedure() {
        ProcedureCode local = ProcedureCode.of("2.000815.000.00.00.H55");

        assertThat(fee(FeeRequest.of(local, DAY).withPages(3)).total()).isEqualTo(Money.ofDong(5000));
    }

    @Test
    void assess_citationInferred_isNotOfferedForCiting() {
        FeeSource source = fee(FeeRequest.of(CERTIFIED_COPY, DAY)).source();

        assertThat(source.basis()).isEqualTo(Basis.LAW);
        assertThat(source.amountsCertain()).isTrue();
        assertThat(source.document()).startsWith("Circular 226/2016/TT-BTC");
        assertThat(source.citation()).isEmpty();
    }

    @Test
    void assess_dayBeforeTheSchedule_isNotInForce() {
        LocalDate before = LocalDate.of(2016, 12, 31);
        FeeSchedule schedule = FeeSchedule.bundled();

        assertThat(schedule.assess(FeeRequest.of(CERTIFIED_COPY, before)))
                .isEqualTo(new FeeResult.NotInForce(CERTIFIED_COPY, before));
        assertThat(schedule.assess(FeeRequest.of(CERTIFIED_COPY, before.plusDays(1))))
                .isInstanceOf(FeeResult.Assessed.class);
    }

    @Test
    void assess_procedureWithoutTariff_saysSoAndNotZero() {
        ProcedureCode birth = ProcedureCode.of("1.001193");

        FeeResult result = FeeSchedule.bundled().assess(FeeRequest.of(birth, DAY));

        assertThat(result).isEqualTo(new FeeResult.NoTariff(birth));
        assertThat(result.<String>fold(fee -> "fee", notInForce -> "not in force", noTariff -> "none"))
                .isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({"2026-06-30, 30000", "2026-07-01, 36000"})
    void assess_ownScheduleOfTwoPeriods_choosesByDay(LocalDate day, long dong) throws IOException {
        FeeSchedule schedule = FeeSchedule.load(write(SCHEDULE));

        FeeRequest request = FeeRequest.of(ProcedureCode.of("2.000884"), day).withCopies(3);
        assertThat(fee(schedule, request).total()).isEqualTo(Money.ofDong(dong));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2026-06-30; 2026-07-01; two for one day of procedure 2.000884",
                "\"version\": 1; \"version\": 2; version is not version 1",
                "\"amount\": 12000; \"amount\": 1.5; amount is not a whole number",
                "\"amount\": 12000; \"amount\": -1; INVALID_VALUE",
                "{\"from\": 1, \"amount\": 12000}; {\"from\": 2, \"amount\": 12000}; tiers is not rising from 1",
                "{\"from\": 1, \"amount\": 12000}; ''; tiers is empty",
                "2017-01-01; first of January; inForceFrom is not a date",
                "\"PHI\"; \"TAX\"; kind is unknown",
                "]}; ; file is not JSON"
            })
    void load_unfitSchedule_namesWhatIsWrong(String text, String instead, String problem) throws IOException {
        Path file = write(SCHEDULE.replace(text, instead == null ? "" : instead));

        assertThatThrownBy(() -> FeeSchedule.load(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void load_noFile_isInvalidInput() {
        assertThatThrownBy(() -> FeeSchedule.load(folder.resolve("none.json")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.FILE_NOT_FOUND));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, FeeRequest.MOST + 1})
    void request_countOutOfRange_isRefused(int count) {
        FeeRequest request = FeeRequest.of(CERTIFIED_COPY, DAY);

        assertThatThrownBy(() -> request.withPages(count)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> request.withCopies(count)).isInstanceOf(InvalidInputException.class);
    }

    private Path write(String schedule) throws IOException {
        return Files.writeString(folder.resolve("schedule.json"), schedule);
    }
}
