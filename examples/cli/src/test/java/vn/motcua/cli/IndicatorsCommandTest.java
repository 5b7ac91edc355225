package vn.motcua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class IndicatorsCommandTest {

    private static final String LINE = "{\"agency\":\"%s\",\"procedure\":\"2.000815\",\"channel\":%d,\"status\":4,"
            + "\"received\":\"2024-0%d-06T08:00:00+07:00\",\"due\":\"2024-08-08T17:00:00+07:00\"}\n";

    @TempDir
    private Path folder;

    @Test
    void indicators_json_hasTheWholeThenMonthsThenAgencies() throws IOException {
        Run run = Run.of("indicators", facts(), "--as-of", "2024-07-01T00:00:00+07:00", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.json().propertyNames()).startsWith("version");
        assertThat(run.json().get("asOf").asString()).isEqualTo("2024-06-30T17:00:00Z");
        JsonNode reports = run.json().get("reports");
        assertThat(reports).hasSize(1 + 2 + 2);
        assertThat(reports.at("/0/period").asString()).isEqualTo("2024-01/2024-02");
        assertThat(reports.at("/0/agency").isNull()).isTrue();
        assertThat(reports.at("/2/period").asString()).isEqualTo("2024-02");
        assertThat(reports.at("/4/agency").asString()).isEqualTo("H55.20");
        JsonNode online = metric(reports.get(0), "ONLINE_FILING");
        assertThat(online.get("numerator").asLong()).isEqualTo(2);
        assertThat(online.get("denominator").asLong()).isEqualTo(3);
        assertThat(online.get("percent").decimalValue()).isEqualByComparingTo("66.67");
        assertThat(metric(reports.get(0), "PROGRESS").get("score").decimalValue())
                .isEqualByComparingTo("20");
        assertThat(metric(reports.get(0), "DOSSIER_SYNC").get("percent").isNull())
                .isTrue();
        assertThat(metric(reports.get(0), "DOSSIER_SYNC").get("score").isNull()).isTrue();
    }

    @Test
    void indicators_text_showsTheTable() throws IOException {
        Run run = Run.of("indicators", facts());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("qd766-2026-observed  2024-01/2024-02")
                .containsPattern("Hồ sơ nộp trực tuyến +2 / 3 +66\\.67 % +6\\.00 / 6")
                .containsPattern("Hồ sơ đồng bộ lên Cổng Dịch vụ công quốc gia +0 / 0 +- % +- / 6")
                .containsPattern("2024-02 +1 / 1 +100\\.00 %");
    }

    @Test
    void indicators_badLine_isNamedAndExits2() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.ndjson"), LINE.formatted("H55.19", 2, 1) + "{]\n");

        Run run = Run.of("indicators", file, "--json");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.json().at("/error/code").asString()).isEqualTo("INVALID_VALUE");
        assertThat(run.err()).contains("line 2 of the file");
        assertThat(Run.of("indicators", folder.resolve("none")).exitCode()).isEqualTo(2);
    }

    @Test
    void indicators_emptyFile_saysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.ndjson"), "");

        assertThat(Run.of("indicators", file).out()).contains("Không có hồ sơ nào.");
        assertThat(Run.of("indicators", file, "--json").json().get("reports")).isEmpty();
    }

    private Path facts() throws IOException {
        return Files.writeString(
                folder.resolve("facts.ndjson"),
                LINE.formatted("H55.19", 2, 1) + LINE.formatted("H55.20", 1, 1) + LINE.formatted("H55.19", 2, 2));
    }

    private static JsonNode metric(JsonNode report, String code) {
        return report.get("metrics")
                .valueStream()
                .filter(metric -> metric.get("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
