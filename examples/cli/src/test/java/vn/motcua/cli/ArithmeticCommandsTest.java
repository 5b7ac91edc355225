package vn.motcua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArithmeticCommandsTest {

    @ParameterizedTest
    @CsvSource({
        "2024-06-21, 1, 2024-06-24",
        "2024-04-26, 3, 2024-05-04",
        "2026-08-28, 3, 2026-09-07",
        "2026-06-17T14:59, 0, 2026-06-17T17:00:00+07:00",
        "2026-06-17T15:01, 0, 2026-06-18T17:00:00+07:00",
        "2026-06-17T07:30:00Z, 0, 2026-06-17T17:00:00+07:00"
    })
    void deadline_workingDays_printsTheDueDate(String from, int count, String due) {
        Run run = Run.of("deadline", from, count);

        assertThat(run.out().strip()).isEqualTo(due);
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void deadline_hours_skipTheBreak() {
        assertThat(Run.of("deadline", "2026-06-17T11:00", 1, "--hours").out().strip())
                .isEqualTo("2026-06-17T14:00:00+07:00");
    }

    @ParameterizedTest
    @CsvSource({"2024-13-01, 1, USAGE", "2027-01-04, 1, CALENDAR_INCOMPLETE", "2026-01-05, -1, INVALID_VALUE"})
    void deadline_badInput_isRefusedWithACode(String from, String count, String code) {
        Run run = Run.of("deadline", "--json", "--", from, count);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.json().at("/error/code").asString()).isEqualTo(code);
        assertThat(run.err()).startsWith("motcua: ");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 2000", "2, 1, 4000", "3, 1, 5000", "198, 1, 200000", "250, 2, 400000"})
    void fee_certifiedCopy_isPrintedAsJson(int pages, int copies, long total) {
        Run run = Run.of("fee", "2.000815", "--pages", pages, "--copies", copies, "--date", "2026-06-17", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("{");
        assertThat(run.json().propertyNames()).startsWith("version");
        assertThat(run.json().get("total").asLong()).isEqualTo(total);
    }

    @Test
    void fee_unknownProcedure_isANegativeAnswer() {
        assertThat(Run.of("fee", "1.999999", "--date", "2026-06-17").exitCode()).isEqualTo(1);
    }

    @Test
    void command_missing_isWrongUsage() {
        assertThat(Run.of().exitCode()).isEqualTo(2);
        assertThat(Run.of("no-such").exitCode()).isEqualTo(2);
        assertThat(Run.of("sandbox", "--port", "70000").exitCode()).isEqualTo(2);
    }

    @Test
    void help_ofEveryCommand_isThere() {
        for (String command :
                new String[] {"demo", "tokens", "sign", "verify", "digitize", "fee", "deadline", "indicators", "sandbox"
                }) {
            Run run = Run.of(command, "--help");
            assertThat(run.exitCode()).as(command).isZero();
            assertThat(run.out()).contains("Usage: motcua " + command);
        }
    }
}
