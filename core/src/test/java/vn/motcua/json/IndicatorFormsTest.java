package vn.motcua.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.agency.AgencyCode;
import vn.motcua.dossier.DossierStatus;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.indicator.Answer;
import vn.motcua.indicator.CountingOptions;
import vn.motcua.indicator.DossierFacts;
import vn.motcua.indicator.FeePayment;
import vn.motcua.indicator.Handling;
import vn.motcua.indicator.IndicatorCounter;
import vn.motcua.indicator.IndicatorReport;
import vn.motcua.indicator.IndicatorTally;
import vn.motcua.indicator.Label;
import vn.motcua.indicator.MetricGroup;
import vn.motcua.indicator.Papers;
import vn.motcua.indicator.Period;
import vn.motcua.indicator.PetitionFacts;
import vn.motcua.indicator.PetitionSubject;
import vn.motcua.indicator.ProcedureFacts;
import vn.motcua.indicator.Satisfaction;
import vn.motcua.indicator.Scope;
import vn.motcua.portal.ProgressResult;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.ProcedureCode;
import vn.motcua.procedure.ProvisionLevel;

class IndicatorFormsTest {

    private static final MotcuaJson JSON = MotcuaJson.create(JsonOptions.defaults());
    private static final CountingOptions OPTIONS =
            CountingOptions.at(Samples.NINE).withReceived(Set.of(DossierStatus.PROCESSING, DossierStatus.RETURNED));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 20240619, 766})
    void tally_writtenAndRead_mergesAsBefore(long seed) {
        Random random = new Random(seed);
        IndicatorTally one = tally(random, 300);
        IndicatorTally other = tally(random, 300);
        IndicatorTally again = read(IndicatorTally.class, written(one));

        assertThat(again).as("seed %d", seed).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(again.merge(other)).isEqualTo(one.merge(other));
        assertThat(other.merge(again)).isEqualTo(one.merge(other));
        assertThat(again.merge(read(IndicatorTally.class, written(other)))).isEqualTo(one.merge(other));
        assertThat(scopes(one.merge(other)))
                .allSatisfy(scope -> assertThat(again.merge(other).counts(scope))
                        .isEqualTo(one.merge(other).counts(scope)));
    }

    @Test
    void score_thatIsNotThere_staysApartFromZero() {
        String zero = written(new IndicatorReport.GroupResult(
                new MetricGroup("G", BigDecimal.ONE, new Label("a", "b")), Optional.of(BigDecimal.ZERO), List.of()));

        assertThat(zero).contains("\"score\":0");
        assertThat(read(IndicatorReport.GroupResult.class, zero.replace("\"score\":0", "\"score\":null"))
                        .score())
                .isEmpty();
        assertThat(read(IndicatorReport.GroupResult.class, zero.replace("\"score\":0", "\"score\":0.00"))
                        .score())
                .contains(new BigDecimal("0.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E999999999", "1E-101", "\"0\"", "true"})
    void decimal_thatIsNoneOrTooLong_isRefused(String number) {
        String text = written(new MetricGroup("G", BigDecimal.ONE, new Label("a", "b")))
                .replace("\"maximum\":1", "\"maximum\":" + number);

        assertThatThrownBy(() -> read(MetricGroup.class, text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("value.maximum");
    }

    @Test
    void month_ofAYearAbove9999_isReadAgain() {
        Period far = new Period(YearMonth.of(-1, 1), YearMonth.of(12_345, 12));

        assertThat(read(Period.class, written(far))).isEqualTo(far);
    }

    @Test
    void facts_withUnknownFieldsAndCodes_surviveReadingAndWriting() {
        String field =
                written(IndicatorSamples.PROCEDURE).replace("\"provision\"", "\"later\":{\"x\":1},\"provision\"");
        String code = written(IndicatorSamples.DOSSIER).replace("\"channel\":2", "\"channel\":4");

        assertThat(rewritten(ProcedureFacts.class, field)).contains("\"later\":{\"x\":1}");
        assertThat(rewritten(DossierFacts.class, code)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"petition", "''"})
    void facts_ofAnotherKind_areRefused(String kind) {
        String text = written(IndicatorSamples.PROCEDURE)
                .replace(
                        "\"value\":{\"type\":\"procedure\",",
                        kind.isEmpty() ? "\"value\":{" : "\"value\":{\"type\":\"petition\",");

        assertThatThrownBy(() -> read(ProcedureFacts.class, text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("value.type");
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 31329})
    void line_ofAnyFacts_isCountedAsTheFactsAre(long seed) throws IOException {
        Random random = new Random(seed);
        IndicatorCounter counter = IndicatorCounter.create(OPTIONS);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            DossierFacts dossier = dossier(random);
            ProcedureFacts procedure = procedure(random);
            PetitionFacts petition = petition(random);
            counter.add(dossier);
            counter.add(procedure);
            counter.add(petition);
            Stream.of(IndicatorRecords.line(dossier), IndicatorRecords.line(procedure), IndicatorRecords.line(petition))
                    .forEach(line -> lines.append(line).append('\n'));
        }
        Path file = Files.writeString(folder.resolve("facts.ndjson"), lines);

        assertThat(IndicatorRecords.tally(file, OPTIONS, 2)).as("seed %d", seed).isEqualTo(counter.tally());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void line_isTheValueOfTheDocument(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            DossierFacts dossier = dossier(random);
            ProcedureFacts procedure = procedure(random);
            PetitionFacts petition = petition(random);

            assertThat(read(DossierFacts.class, document("dossier", IndicatorRecords.line(dossier))))
                    .isEqualTo(dossier);
            assertThat(read(ProcedureFacts.class, document("procedure", IndicatorRecords.line(procedure))))
                    .isEqualTo(procedure);
            assertThat(read(PetitionFacts.class, document("petition", IndicatorRecords.line(petition))))
                    .isEqualTo(petition);
        }
    }

    @Test
    void line_ofADossier_leavesOutWhatIsNotKnown() {
        assertThat(IndicatorRecords.line(IndicatorSamples.LITTLE_KNOWN))
                .isEqualTo("{\"agency\":\"000.00.19.H55\",\"procedure\":\"2.000815\",\"channel\":1,\"status\":42,"
                        + "\"received\":\"2024-06-19T09:00:00.123456789+07:00\",\"supplements\":0,\"components\":0,"
                        + "\"digitised\":0,\"reused\":0,\"payment\":\"NOTHING_OWED\"}");
        assertThat(IndicatorRecords.line(DossierFacts.of(Samples.dossier())))
                .contains("\"procedure\":\"2.000815\",\"channel\":1")
                .doesNotContain("An");
    }

    @Test
    void progress_thatWasInterrupted_hasNoDocument() {
        ProgressResult interrupted = new ProgressResult.Interrupted(
                10, new ResourceException(FailureCode.FILE_UNREADABLE, "a test", "failed", new IOException()));

        assertThatThrownBy(() -> written(interrupted))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Interrupted");
    }

    private static List<Scope> scopes(IndicatorTally tally) {
        return Stream.concat(
                        Stream.of(Scope.all(Period.year(2024)), Scope.all(Period.quarter(2024, 2))),
                        tally.agencies().stream()
                                .flatMap(agency ->
                                        tally.months().stream().map(month -> Scope.of(agency, Period.month(month)))))
                .toList();
    }

    private static IndicatorTally tally(Random random, int facts) {
        IndicatorCounter counter = IndicatorCounter.create(OPTIONS);
        List<Consumer<IndicatorCounter>> kinds = List.of(
                into -> into.add(dossier(random)),
                into -> into.add(procedure(random)),
                into -> into.add(petition(random)));
        for (int i = 0; i < facts; i++) {
            kinds.get(random.nextInt(kinds.size())).accept(counter);
        }
        return counter.tally();
    }

    private static DossierFacts dossier(Random random) {
        int components = random.nextInt(4);
        int digitised = random.nextInt(components + 1);
        return new DossierFacts(
                agency(random),
                code(random),
                any(random, Channel.values()),
                DossierStatus.of(1 + random.nextInt(10)),
                new Handling(
                        moment(random),
                        Optional.of(moment(random)).filter(any -> random.nextBoolean()),
                        Optional.of(moment(random)).filter(any -> random.nextBoolean()),
                        random.nextInt(3)),
                new Papers(components, digitised, random.nextInt(digitised + 1), answer(random), answer(random)),
                any(random, FeePayment.values()),
                answer(random),
                answer(random),
                Optional.of(any(random, Satisfaction.values())).filter(any -> random.nextBoolean()));
    }

    private static ProcedureFacts procedure(Random random) {
        return new ProcedureFacts(
                agency(random),
                code(random),
                any(random, ProvisionLevel.values()),
                new ProcedureFacts.Publication(answer(random), answer(random), answer(random)),
                answer(random),
                answer(random),
                answer(random),
                answer(random));
    }

    private static PetitionFacts petition(Random random) {
        return new PetitionFacts(
                agency(random),
                any(random, PetitionSubject.values()),
                moment(random),
                moment(random),
                Optional.of(moment(random)).filter(any -> random.nextBoolean()),
                answer(random));
    }

    private static AgencyCode agency(Random random) {
        return any(random, AgencyCode.of("H55.19"), AgencyCode.of("000.00.19.H55"), AgencyCode.of("000.00.20.H55"));
    }

    private static ProcedureCode code(Random random) {
        return ProcedureCode.of("2.00081" + random.nextInt(10));
    }

    private static Instant moment(Random random) {
        return Samples.NINE.plusSeconds(random.nextInt(40 * 86_400)).minusSeconds(20 * 86_400);
    }

    private static Answer answer(Random random) {
        return any(random, Answer.values());
    }

    @SafeVarargs
    private static <T> T any(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    private static String document(String kind, String line) {
        return "{\"version\":1,\"type\":\"" + kind + "-facts\",\"value\":" + line + "}";
    }

    private static <T> String rewritten(Class<T> type, String text) {
        return written(JSON.read(type, stream(text)));
    }

    private static String written(Object value) {
        return written(JsonDocument.of(value));
    }

    private static String written(JsonDocument<?> document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JSON.write(document, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static <T> T read(Class<T> type, String text) {
        return JSON.read(type, stream(text)).value();
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
