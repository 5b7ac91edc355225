package vn.motcua.signing.token.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeAnswerTest {

    private static final String WORD = "secret-word";
    private static final DriverCandidate CANDIDATE = new DriverCandidate(Path.of("/x.so"), "Own", Evidence.GIVEN);
    private static final String TOKEN =
            ProbeLine.written(WORD, ProbeLine.Kind.TOKEN, "Cán bộ\t%\n", "0012", "M", "N", "INITIALIZED PIN_SET");
    private static final String LISTED = ProbeLine.written(WORD, ProbeLine.Kind.LISTED);
    private static final String DONE = ProbeLine.written(WORD, ProbeLine.Kind.DONE);

    private static DriverFinding finding(String output, Integer exit) {
        return ProbeAnswer.of(WORD, output, Optional.ofNullable(exit)).finding(CANDIDATE, Duration.ofSeconds(1));
    }

    @Test
    void finding_valuesWithTabsAndLineEnds_comeBackWhole() {
        assertThat(finding(TOKEN + LISTED + DONE, 0).tokens())
                .singleElement()
                .extracting(it -> it.info().label())
                .isEqualTo("Cán bộ\t%\n");
    }

    @Test
    void finding_certificates_belongToTheirTokens() {
        String certificate =
                ProbeLine.written(WORD, ProbeLine.Kind.CERTIFICATE, 1, "2024-01-01T00:00:00Z", "2029-01-01T00:00:00Z");

        List<DriverToken> tokens =
                finding(TOKEN + TOKEN + LISTED + certificate + DONE, 0).tokens();

        assertThat(tokens.get(0).certificates()).isEmpty();
        assertThat(tokens.get(1).certificates()).singleElement().satisfies(period -> {
            assertThat(period.contains(Instant.parse("2024-01-01T00:00:00Z"))).isTrue();
            assertThat(period.contains(Instant.parse("2029-01-01T00:00:01Z"))).isFalse();
        });
    }

    @Test
    void finding_driversOwnLinesThatImitateOurs_countForNothing() {
        String imitated = ProbeLine.written("guess", ProbeLine.Kind.TOKEN, "a", "b", "c", "d", "");

        assertThat(finding(imitated + "noise" + DONE, 0).state()).isEqualTo(DriverState.NO_TOKEN);
    }

    @Test
    void finding_tokensWithoutTheEnd_areNotTrusted() {
        assertThat(finding(TOKEN + LISTED, 139).state()).isEqualTo(DriverState.CRASHED);
        assertThat(finding(TOKEN + LISTED, 0).state()).isEqualTo(DriverState.GARBLED);
        assertThat(finding(TOKEN, null).tokens()).isEmpty();
        assertThat(finding(TOKEN + LISTED, null).tokens()).hasSize(1);
    }

    @Test
    void finding_fatalErrorOfTheJavaRuntime_namesSignalAndPlace() {
        String report = """
                #
                #  SIGSEGV (0xb) at pc=0x00007f, pid=1, tid=2
                #
                # Problematic frame:
                # C  [libx.so+0x1139]  initialize+0x9
                """;

        assertThat(finding(report, 134)).isEqualTo(new DriverFinding.Crashed(CANDIDATE, "SIGSEGV in libx.so+0x1139"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_SUCH_FLAG", "INITIALIZED,PIN_SET"})
    void finding_flagsNobodyKnows_areGarbled(String flags) {
        String token = ProbeLine.written(WORD, ProbeLine.Kind.TOKEN, "a", "b", "c", "d", flags);

        assertThat(finding(token + LISTED + DONE, 0).state()).isEqualTo(DriverState.GARBLED);
    }

    @Test
    void finding_brokenEscapes_areGarbled() {
        String token = "\n" + WORD + "\tTOKEN\t%ZZ\tb\tc\td\t\n";

        assertThat(finding(token + LISTED + DONE, 0).state()).isEqualTo(DriverState.GARBLED);
    }
}
