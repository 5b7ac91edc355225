package vn.motcua.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.indicator.Count;
import vn.motcua.indicator.CountingOptions;
import vn.motcua.indicator.Counts;
import vn.motcua.indicator.IndicatorTally;
import vn.motcua.indicator.Period;
import vn.motcua.indicator.Ratio;
import vn.motcua.indicator.Scope;

class IndicatorRecordsTest {

    private static final CountingOptions OPTIONS = CountingOptions.at(Instant.parse("2024-07-01T00:00:00Z"));
    private static final String DOSSIER =
            "{\"agency\":\"000.00.19.H55\",\"procedure\":\"2.000815\",\"channel\":2,\"status\":10,"
                    + "\"received\":\"2024-05-06T08:00:00+07:00\",\"due\":\"2024-05-08T17:00:00+07:00\","
                    + "\"finished\":\"2024-05-07T09:30:00+07:00\",\"supplements\":1,\"components\":2,\"digitised\":2,"
                    + "\"reused\":1,\"electronicResult\":true,\"personalStore\":false,\"payment\":\"PAID_ONLINE\","
                    + "\"synchronised\":true,\"populationData\":null,\"satisfaction\":\"VERY_SATISFIED\"}";
    private static final String PROCEDURE =
            "{\"type\":\"procedure\",\"agency\":\"H55.19\",\"procedure\":\"2.000815\",\"provision\":\"FULL\","
                    + "\"publishedOnTime\":true,\"updatedOnTime\":false,\"contentComplete\":true,\"fee\":true,"
                    + "\"feeOnPortal\":true,\"citizenData\":false,\"certifiedCopy\":true}";
    private static final String PETITION =
            "{\"agency\":\"H55.19\",\"subject\":\"STAFF\",\"received\":\"2024-05-06T01:00:00Z\","
                    + "\"due\":\"2024-05-27T17:00:00+07:00\",\"finished\":\"2024-05-27T17:00:01+07:00\","
                    + "\"satisfied\":true,\"type\":\"petition\"}";

    @TempDir
    private Path folder;

    @Test
    void tally_everyKindOfLine_isCounted() throws IOException {
        Counts counts = tally(DOSSIER + "\n" + PROCEDURE + "\n\n" + PETITION, 1)
                .counts(Scope.all(Period.month(YearMonth.of(2024, 5))));

        assertThat(counts.ratio(Count.ONLINE, Count.RECEIVED)).isEqualTo(new Ratio(1, 1));
        assertThat(counts.ratio(Count.FINISHED_ON_TIME, Count.FINISHED)).isEqualTo(new Ratio(1, 1));
        assertThat(counts.ratio(Count.COMPONENTS_DIGITISED, Count.COMPONENTS)).isEqualTo(new Ratio(2, 2));
        assertThat(counts.get(Count.REUSED)).isEqualTo(1);
        assertThat(counts.ratio(Count.RESULT_ELECTRONIC, Count.RESULT_KNOWN)).isEqualTo(new Ratio(1, 1));
        assertThat(counts.ratio(Count.STORED, Count.STORE_KNOWN)).isEqualTo(new Ratio(0, 1));
        assertThat(counts.ratio(Count.PAID_ONLINE, Count.OBLIGED)).isEqualTo(new Ratio(1, 1));
        assertThat(counts.ratio(Count.SYNCHRONISED, Count.SYNCHRONISATION_KNOWN))
                .isEqualTo(new Ratio(1, 1));
        assertThat(counts.get(Count.POPULATION_KNOWN)).isZero();
        assertThat(counts.get(Count.VERY_SATISFIED)).isEqualTo(1);
        assertThat(counts.ratio(Count.PROCEDURES_USED_ONLINE, Count.PROCEDURES_ONLINE))
                .isEqualTo(new Ratio(1, 1));
        assertThat(counts.ratio(Count.PUBLISHED_ON_TIME, Count.PUBLISHING_KNOWN))
                .isEqualTo(new Ratio(1, 1));
        assertThat(counts.ratio(Count.UPDATED_ON_TIME, Count.UPDATING_KNOWN)).isEqualTo(new Ratio(0, 1));
        assertThat(counts.ratio(Count.CONTENT_COMPLETE, Count.CONTENT_KNOWN)).isEqualTo(new Ratio(1, 1));
        assertThat(counts.ratio(Count.FEE_PROCEDURES_ON_PORTAL, Count.FEE_PROCEDURES))
                .isEqualTo(new Ratio(1, 1));
        assertThat(counts.ratio(Count.CITIZEN_DATA_CONNECTED, Count.CITIZEN_DATA_KNOWN))
                .isEqualTo(new Ratio(0, 1));
        assertThat(counts.ratio(Count.CERTIFIED_COPY, Count.CERTIFIED_COPY_KNOWN))
                .isEqualTo(new Ratio(1, 1));
        assertThat(counts.ratio(Count.PETITIONS_ON_TIME, Count.PETITIONS)).isEqualTo(new Ratio(0, 1));
        assertThat(counts.ratio(Count.PETITIONS_SATISFIED, Count.PETITIONS_RATED))
                .isEqualTo(new Ratio(1, 1));
        assertThat(counts.get(Count.PETITIONS_ON_STAFF)).isEqualTo(1);
    }

    /** 12,000 lines are several megabytes, so that lines fall across pieces. */
    @Test
    void tally_anyNumberOfThreads_isTheSame() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12_000; i++) {
            text.append(DOSSIER.replace("\"channel\":2", "\"channel\":" + (1 + i % 3)))
                    .append("\r\n");
        }
        IndicatorTally one = tally(text.toString(), 1);

        assertThat(tally(text.toString(), 2)).isEqualTo(one);
        assertThat(tally(text.toString(), 5)).isEqualTo(one);
        assertThat(one.counts(Scope.all(Period.year(2024))).ratio(Count.ONLINE, Count.RECEIVED))
                .isEqualTo(new Ratio(4_000, 12_000));
    }

    @Test
    void tally_badLineInALaterPiece_isNamedByItsNumber() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 12_000; i++) {
            text.append(i == 9_001 || i == 11_990 ? DOSSIER.replace("\"channel\":2", "\"channel\":9") : DOSSIER)
                    .append('\n');
        }

        assertThatThrownBy(() -> tally(text.toString(), 2))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line 9001 of the file")
                .hasMessageContaining("channel")
                .hasMessageContaining("got 9");
    }

    @Test
    void tally_unknownFieldsAndCodes_areKept_orPassedOver() throws IOException {
        String line = DOSSIER.replace(
                "\"status\":10", "\"status\":42,\"applicant\":{\"name\":[\"x\",{\"y\":1}]},\"code\":\"c\"");

        assertThat(tally(line, 1).counts(Scope.all(Period.year(2024))).get(Count.RECEIVED))
                .isZero();
        assertThat(tally("", 2)).isEqualTo(IndicatorTally.empty(OPTIONS));
        assertThat(tally("\uFEFF" + DOSSIER, 2)).isEqualTo(tally(DOSSIER + "\n", 1));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-06T08:00:00+07:00, 2024-05-06T01:00:00Z",
        "2024-05-06T08:00:00-03:30, 2024-05-06T11:30:00Z",
        "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
        "1969-12-31T23:59:59Z, 1969-12-31T23:59:59Z",
        "2024-05-06T08:00:00.123+07:00, 2024-05-06T01:00:00.123Z",
        "2024-05-06T08:00+07:00, 2024-05-06T01:00:00Z",
        "2024-05-06T08:00:00+18:00, 2024-05-05T14:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z"
    })
    void moment_isReadAsTheJdkReadsIt(String text, Instant moment) {
        char[] padded = ("xx" + text + "yy").toCharArray();

        assertThat(IsoMoment.parse(padded, 2, text.length())).contains(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-13-06T08:00:00+07:00",
                "2023-02-29T08:00:00+07:00",
                "2024-05-06T24:00:00+07:00",
                "2024-05-06T08:60:00+07:00",
                "2024-05-06T08:00:60+07:00",
                "2024-05-06T08:00:00+19:00",
                "2024-05-06T08:00:00+07:60",
                "2024-05-06T08:00:00*07:00",
                "2024-05-06T08:00:00+0a:00",
                "2024-05-06 08:00:00+07:00",
                "2024/05-06T08:00:00+07:00",
                "2024-05/06T08:00:00+07:00",
                "2024-05-06T08-00:00+07:00",
                "2024-05-06T08:00-00+07:00",
                "2024-05-06T08:00:00+07-00",
                "2024-05-06T08:00:00X",
                "2024-05-06T08:00:00",
                "2024-05-06",
                ""
            })
    void moment_thatIsNone_isNotGuessed(String text) {
        assertThat(IsoMoment.parse(text.toCharArray(), 0, text.length())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"channel\":2 | \"channel\":4 | channel",
                "\"channel\":2 | \"channel\":\"2\" | channel",
                "\"channel\":2, | `` | channel",
                "\"status\":10 | \"status\":1.5 | status",
                "\"status\":10 | \"status\":null | status",
                "\"agency\":\"000.00.19.H55\" | \"agency\":\"nowhere\" | agencyCode",
                "\"agency\":\"000.00.19.H55\" | \"agency\":7 | agency",
                "\"procedure\":\"2.000815\" | \"procedure\":\"x\" | procedure",
                "2024-05-06T08:00:00 | 2024-13-06T08:00:00 | received",
                "\"received\":\"2024-05-06T08:00:00+07:00\" | \"received\":20240506 | received",
                "\"digitised\":2 | \"digitised\":3 | digitised",
                "\"supplements\":1 | \"supplements\":-1 | supplementRequests",
                "\"payment\":\"PAID_ONLINE\" | \"payment\":\"cash\" | payment",
                "\"satisfaction\":\"VERY_SATISFIED\" | \"satisfaction\":3 | satisfaction",
                "\"synchronised\":true | \"synchronised\":1 | synchronised",
                "\"channel\":2 | \"type\":\"other\",\"channel\":2 | type",
                "{\"agency\" | [\"agency\" | one JSON object",
                "\"channel\":2 | \"channel\":02 | well-formed"
            })
    void badField_isNamedWithItsLine(String legal, String bad, String field) {
        String text = PETITION + "\n" + DOSSIER.replace(legal, bad) + "\n";

        assertThatThrownBy(() -> tally(text, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line 2 of the file")
                .hasMessageContaining(field);
    }

    @Test
    void lines_thatAreNotOneObjectEach_areRefused() {
        assertThatThrownBy(() -> tally(DOSSIER + DOSSIER, 1)).hasMessageContaining("one JSON object on each line");
        assertThatThrownBy(() -> tally(DOSSIER.replace(",\"status\"", ",\n\"status\""), 1))
                .hasMessageContaining("several lines");
        assertThatThrownBy(() -> tally("7\n", 1)).hasMessageContaining("one JSON object on each line");
        assertThatThrownBy(() -> tally(DOSSIER.substring(0, 50), 1)).hasMessageContaining("well-formed");
    }

    @Test
    void line_longerThanAMegabyte_isRefused() {
        String longLine = "{\"note\":\"" + "x".repeat(LineChunks.SIZE) + "\"}";

        assertThatThrownBy(() -> tally(DOSSIER + "\n" + longLine + "\n" + DOSSIER, 2))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.LIMIT_EXCEEDED))
                .hasMessageContaining("line 2 of the file");
    }

    @Test
    void file_orThreads_thatCannotBe_areRefused() {
        assertThatThrownBy(() -> IndicatorRecords.tally(folder.resolve("none"), OPTIONS, 1))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.FILE_NOT_FOUND));
        assertThatThrownBy(() -> tally("", 0)).hasMessageContaining("threads");
        assertThatThrownBy(() -> tally("", 65)).hasMessageContaining("1 to 64");
    }

    private IndicatorTally tally(String text, int threads) throws IOException {
        Path file = Files.writeString(folder.resolve("facts.ndjson"), text);
        return IndicatorRecords.tally(file, OPTIONS, threads);
    }
}
