package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfDateTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "D:20240305164618+07'00', 2024-03-05T09:46:18Z",
                "D:20240305164618+07'00, 2024-03-05T09:46:18Z",
                "D:20240305164618-0330, 2024-03-05T20:16:18Z",
                "D:20240305094618Z, 2024-03-05T09:46:18Z",
                "D:20240305094618Z00'00', 2024-03-05T09:46:18Z",
                "D:20240305164618, 2024-03-05T09:46:18Z",
                "20240305, 2024-03-04T17:00:00Z",
                "D:2024, 2023-12-31T17:00:00Z"
            })
    void parse_anyForm_isThatInstant(String text, Instant instant) {
        assertThat(PdfDate.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "D:", "yesterday", "D:20241305", "D:20240305256118", "D:20240305164618+99'00'"})
    void parse_noDate_isEmpty(String text) {
        assertThat(PdfDate.parse(text)).isEmpty();
    }
}
