package vn.motcua.signing.token.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DriverFindingTest {

    private static final DriverCandidate CANDIDATE = new DriverCandidate(Path.of("/x.so"), "Own", Evidence.GIVEN);

    static Stream<DriverFinding> findings() {
        return Stream.of(
                new DriverFinding.Usable(CANDIDATE, List.of()),
                new DriverFinding.NoToken(CANDIDATE),
                new DriverFinding.WrongWidth(CANDIDATE, 32, 64, List.of()),
                new DriverFinding.WrongArchitecture(
                        CANDIDATE, Set.of(Architecture.X86_64), Architecture.ARM64, List.of()),
                new DriverFinding.NotALibrary(CANDIDATE, FileFlaw.CUT_OFF),
                new DriverFinding.NotLoadable(CANDIDATE, "libx is missing"),
                new DriverFinding.Crashed(CANDIDATE, "SIGSEGV"),
                new DriverFinding.TimedOut(CANDIDATE, Duration.ofSeconds(2), List.of()),
                new DriverFinding.Garbled(CANDIDATE));
    }

    @ParameterizedTest
    @MethodSource("findings")
    void textsOfEveryCase_areInBothLanguagesAndWhole(DriverFinding finding) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("vi-VN"), Locale.forLanguageTag("tr"))) {
            assertThat(finding.explanation(locale)).isNotBlank().doesNotContain("%", "null");
            assertThat(finding.remedy(locale)).isNotBlank().doesNotContain("%", "null");
        }
        assertThat(finding.remedy(Locale.forLanguageTag("vi"))).isNotEqualTo(finding.remedy(Locale.ENGLISH));
        assertThat(finding.explanation(Locale.forLanguageTag("vi"))).isNotEqualTo(finding.explanation(Locale.ENGLISH));
        assertThat(finding.state().responsible()).isNotNull();
    }

    @Test
    void fold_everyCase_goesToItsHandler() {
        DriverFinding.Cases<String> cases = new DriverFinding.Cases<>(
                it -> "USABLE",
                it -> "NO_TOKEN",
                it -> "WRONG_WIDTH",
                it -> "WRONG_ARCHITECTURE",
                it -> "NOT_A_LIBRARY",
                it -> "NOT_LOADABLE",
                it -> "CRASHED",
                it -> "TIMED_OUT",
                it -> "GARBLED");

        assertThat(findings().map(it -> it.<String>fold(cases)))
                .containsExactlyElementsOf(
                        findings().map(it -> it.state().name()).toList())
                .hasSize(DriverState.values().length);
    }

    @Test
    void everyState_isReachedByOneCase() {
        assertThat(findings().map(DriverFinding::state)).containsExactly(DriverState.values());
    }
}
