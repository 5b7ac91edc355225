package vn.motcua.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");

    @ParameterizedTest
    @EnumSource(FailureCode.class)
    void remedy_everyCode_isASentenceInBothLanguages(FailureCode code) {
        String english = code.remedy(Locale.ENGLISH);
        String vietnamese = code.remedy(VIETNAMESE);

        assertThat(english).matches("\\p{Lu}.*\\p{Ll}.*\\.").isASCII();
        assertThat(vietnamese).matches("(?U)\\p{Lu}.*\\.").isNotEqualTo(english);
        assertThat(vietnamese.chars().anyMatch(letter -> letter > 127)).isTrue();
        assertThat(code.responsible()).isNotNull();
    }

    @Test
    void remedy_otherLocales_isEnglish() {
        assertThat(FailureCode.PIN_LOCKED.remedy(Locale.getDefault()))
                .isEqualTo(FailureCode.PIN_LOCKED.remedy(Locale.ENGLISH))
                .isEqualTo(FailureCode.PIN_LOCKED.remedy(Locale.FRENCH));
    }

    @Test
    void retryMayHelp_wrongPin_isFalse() {
        assertThat(FailureCode.PIN_INCORRECT.retryMayHelp()).isFalse();
        assertThat(FailureCode.UNREACHABLE.retryMayHelp()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void message_everyException_tellsAttemptHappeningRemedyAndCode(MotcuaException failure) {
        assertThat(failure)
                .hasMessage(
                        "sending a file: it broke. " + FailureCode.TIMED_OUT.remedy(Locale.ENGLISH) + " [TIMED_OUT]")
                .hasRootCauseMessage("root");
        assertThat(failure.code()).isEqualTo(FailureCode.TIMED_OUT);
        assertThat(failure.attempted()).isEqualTo("sending a file");
        assertThat(failure.remedy(VIETNAMESE)).isEqualTo(FailureCode.TIMED_OUT.remedy(VIETNAMESE));
    }

    @Test
    void permits_root_isCoveredByThisTest() {
        List<String> tested =
                failures().map(failure -> failure.getClass().getName()).toList();

        assertThat(Arrays.stream(MotcuaException.class.getPermittedSubclasses()).map(Class::getName))
                .containsExactlyInAnyOrderElementsOf(tested);
    }

    @Test
    void invalidInput_oneValue_tellsFieldGivenAndLegal() {
        assertThat(new InvalidInputException(FailureCode.INVALID_VALUE, "copies", "0", "1 to 9"))
                .hasMessageStartingWith("copies: got 0, expected 1 to 9. ")
                .hasNoCause();
    }

    private static Stream<MotcuaException> failures() {
        Throwable cause = new IllegalStateException("root");
        FailureCode code = FailureCode.TIMED_OUT;
        return Stream.of(
                new InvalidInputException(code, "sending a file", "it broke", cause),
                new ResourceException(code, "sending a file", "it broke", cause),
                new TokenException(code, "sending a file", "it broke", cause),
                new TransportException(code, "sending a file", "it broke", cause),
                new RemoteException(code, "sending a file", "it broke", cause));
    }
}
