package vn.motcua.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.token.TokenFlag;
import vn.motcua.signing.token.TokenInfo;
import vn.motcua.signing.token.driver.CertificatePeriod;
import vn.motcua.signing.token.driver.DriverCandidate;
import vn.motcua.signing.token.driver.DriverFinding;
import vn.motcua.signing.token.driver.DriverToken;
import vn.motcua.signing.token.driver.Evidence;

class TokenChecksTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static DriverCandidate candidate(String name) {
        return new DriverCandidate(Path.of("/drivers", name), "Own-CA", Evidence.GIVEN);
    }

    private static DriverFinding seeing(TokenFlag flag, CertificatePeriod... certificates) {
        TokenInfo info =
                new TokenInfo("Nguyễn Văn Mẫu", "540100001234", "Maker", "Model", Set.of(TokenFlag.INITIALIZED, flag));
        return new DriverFinding.Usable(candidate("a.so"), List.of(new DriverToken(info, List.of(certificates))));
    }

    private static CertificatePeriod until(long days) {
        return new CertificatePeriod(NOW.minus(Duration.ofDays(900)), NOW.plus(Duration.ofDays(days)));
    }

    private static List<Finding> tokens(DriverFinding... drivers) {
        return new TokensCheck(() -> List.of(drivers), CLOCK).run();
    }

    private static Stream<Status> drivers(DriverFinding... drivers) {
        return new DriversCheck(() -> List.of(drivers)).run().stream().map(Finding::status);
    }

    @ParameterizedTest
    @CsvSource({
        "LOGIN_REQUIRED, 400, OK",
        "LOGIN_REQUIRED, 10, ATTENTION",
        "LOGIN_REQUIRED, -1, WILL_NOT_WORK",
        "PIN_COUNT_LOW, 400, ATTENTION",
        "PIN_FINAL_TRY, 400, ATTENTION",
        "PIN_TO_BE_CHANGED, 400, ATTENTION",
        "PIN_LOCKED, 400, WILL_NOT_WORK"
    })
    void tokens_stateOfPinAndCertificate_decides(TokenFlag flag, long days, Status status) {
        assertThat(tokens(seeing(flag, until(days))))
                .extracting(Finding::status)
                .containsExactly(status);
    }

    @Test
    void tokens_expiredBesideRenewedCertificate_isReady() {
        assertThat(tokens(seeing(TokenFlag.PIN_SET, until(-5), until(400))))
                .extracting(Finding::status)
                .containsExactly(Status.OK);
    }

    @Test
    void tokens_none_callForAttention() {
        assertThat(tokens()).extracting(Finding::status).containsExactly(Status.ATTENTION);
        assertThat(tokens(seeing(TokenFlag.PIN_SET)))
                .extracting(Finding::status)
                .containsExactly(Status.ATTENTION);
    }

    @Test
    void tokens_seenByTwoDrivers_areToldOnceWithoutNameAndNumber() {
        List<Finding> findings = tokens(seeing(TokenFlag.PIN_SET, until(400)), seeing(TokenFlag.PIN_SET, until(400)));

        assertThat(findings)
                .singleElement()
                .satisfies(it ->
                        assertThat(it.toString()).contains("…1234", "Maker").doesNotContain("Văn", "54010000"));
    }

    @Test
    void drivers_none_callForAttention() {
        assertThat(drivers()).containsExactly(Status.ATTENTION);
    }

    @Test
    void drivers_thatCannotBeUsed_willNotWork() {
        assertThat(drivers(
                        new DriverFinding.NoToken(candidate("a.so")),
                        new DriverFinding.Crashed(candidate("b.so"), "SIGSEGV"),
                        new DriverFinding.WrongWidth(candidate("c.so"), 32, 64, List.of())))
                .containsExactly(Status.OK, Status.WILL_NOT_WORK, Status.WILL_NOT_WORK);
    }

    @Test
    void drivers_ofTheOtherWidthBesideOneThatWorks_areOnlyANote() {
        Path wide = candidate("wide.dll").library();

        assertThat(drivers(
                        new DriverFinding.NoToken(candidate("wide.dll")),
                        new DriverFinding.WrongWidth(candidate("narrow.dll"), 32, 64, List.of(wide))))
                .containsExactly(Status.OK, Status.NOTE);
    }

    @Test
    void examine_checkThatFails_isToldAndTheOthersAreMade() {
        Check failing = new DriversCheck(() -> {
            throw new ResourceException(FailureCode.PART_MISSING, "try", "/home/an/java is missing", null);
        });
        Redaction redaction = Redaction.of(Map.of("user.home", "/home/an"), Map.of());

        DoctorReport report = new Doctor(List.of(failing, FontsCheck.bundled()), redaction).examine();

        assertThat(report.failed()).isTrue();
        assertThat(report.sections())
                .extracting(DoctorReport.Section::status)
                .containsExactly(Status.FAILED, Status.OK);
        assertThat(report.text()).contains("~/java").doesNotContain("/home/an");
    }
}
