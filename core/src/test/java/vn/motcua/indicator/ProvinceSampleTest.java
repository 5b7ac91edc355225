package vn.motcua.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.dossier.DossierStatus;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.ProcedureCode;
import vn.motcua.procedure.ProvisionLevel;

/**
 * The score of a province as it was published, 7.96 + 17.68 + 8.56 + 6.67 + 11.37 + 9.62 = 61.86, from a thousand made-up
 * dossiers to the sum. Which group each part belongs to is inferred from the maxima: 11.37 is more than payment can earn.
 */
class ProvinceSampleTest {

    private static final int DOSSIERS = 1000;
    private static final int PROCEDURES = 100;
    private static final int PETITIONS = 200;
    private static final int ANSWERS = 100;
    private final IndicatorReport report =
            IndicatorReport.of(province(), Sample.MAY, ScoringScheme.observed2026(), ScoringOptions.defaults());

    @ParameterizedTest
    @CsvSource({
        "PUBLISH_ON_TIME, 0, 0,",
        "PUBLIC_UPDATE_ON_TIME, 52, 100, 2.08",
        "PUBLIC_CONTENT_FULL, 0, 0,",
        "DOSSIER_SYNC, 980, 1000, 5.88",
        "PROGRESS, 884, 1000, 17.68",
        "ONLINE_PROVISION, 80, 100, 2.00",
        "ONLINE_SERVICES_USED, 16, 80, 0.80",
        "ONLINE_FILING, 480, 1000, 5.76",
        "ORIGINAL_RESULT_AVAILABLE, 900, 1000, 5.40",
        "SO_HOA_GIAY_TO_GIAI_QUYET, 800, 1000, 3.20",
        "REUSED_DIGITIZED_DATA, 400, 1000, 1.00",
        "SYNCED_WITH_DVCQG_PERSONAL_STORAGE, 0, 0,",
        "CITIZEN_DATA_CONNECTED_DOSSIER, 10, 1000, 0.02",
        "CITIZEN_DATA_CONNECTED_FORMALITY, 0, 0,",
        "ELECTRONIC_CERTIFIED_COPY, 0, 0,",
        "PAID_ONLINE_DOSSIERS, 695, 1000, 4.17",
        "PAID_ONLINE_PROCEDURES, 20, 100, 0.50",
        "FEE_PROCEDURES_ON_PORTAL, 80, 100, 2.00",
        "DOSSIER_RECEIVING_SATISFACTION, 45, 100, 3.00",
        "PETITION_PROCESSING_ON_TIME, 79, 200, 2.37",
        "PETITION_HANDLING_SATISFACTION, 0, 0, 6.00",
        "PETITION_CLASSIFICATION_TTHC, 200, 200,",
        "PETITION_CLASSIFICATION_STAFF, 0, 200,"
    })
    void metric_ofTheProvince_hasItsRatioAndScore(String code, long numerator, long denominator, BigDecimal score) {
        IndicatorReport.MetricResult result = report.metric(code);

        assertThat(result.ratio()).isEqualTo(new Ratio(numerator, denominator));
        assertThat(result.score()).isEqualTo(Optional.ofNullable(score));
    }

    @ParameterizedTest
    @CsvSource({"CKMB, 7.96", "TDGQ, 17.68", "CLGQ, 8.56", "TTTT, 6.67", "MDHL, 11.37", "MDSH, 9.62"})
    void group_ofTheProvince_earnsWhatWasPublished(String code, BigDecimal score) {
        assertThat(report.groups())
                .filteredOn(result -> result.group().code().equals(code))
                .singleElement()
                .satisfies(result -> assertThat(result.score()).contains(score));
    }

    @Test
    void score_ofTheProvince_isTheSumOfItsGroups() {
        assertThat(report.score()).contains(new BigDecimal("61.86"));
    }

    /** The rates that the press quotes have dossiers received as their denominator, also where the portal has fewer. */
    @ParameterizedTest
    @CsvSource({
        "RATE_ONLINE, 97.4, 97.40",
        "RATE_DIGITISED, 81.5, 81.50",
        "RATE_PAID_ONLINE, 89.7, 89.70",
        "RATE_SATISFIED, 100, 100.00",
        "RATE_FINISHED_ON_TIME, 100, 100.00",
        "RATE_BACKLOG, 0, 0.00"
    })
    void headline_ofTheArticle_isThatOfDossiersReceived(String code, BigDecimal quoted, BigDecimal percent) {
        IndicatorCounter counter = IndicatorCounter.create(Sample.OPTIONS);
        for (int i = 0; i < DOSSIERS; i++) {
            counter.add(Sample.dossier(
                            i < 974 ? Channel.ONLINE : Channel.IN_PERSON,
                            DossierStatus.RETURNED,
                            Handling.open(Sample.RECEIVED, Sample.DUE).finishedAt(Sample.DUE))
                    .withPapers(Papers.of(2, i < 815 ? 2 : 1, 0))
                    .withPayment(i < 897 ? FeePayment.PAID_ONLINE : FeePayment.NOTHING_OWED)
                    .withSatisfaction(Satisfaction.VERY_SATISFIED));
        }
        IndicatorReport commune = IndicatorReport.of(
                counter.tally(), Sample.MAY, ScoringScheme.observed2026(), ScoringOptions.defaults());

        assertThat(commune.headline(code).ratio().percent(2)).contains(percent);
        assertThat(percent).isEqualByComparingTo(quoted);
        assertThat(commune.metric("PAID_ONLINE_DOSSIERS").ratio()).isEqualTo(new Ratio(897, 897));
    }

    private static IndicatorTally province() {
        IndicatorCounter counter = IndicatorCounter.create(Sample.OPTIONS);
        for (int i = 0; i < DOSSIERS; i++) {
            counter.add(dossier(i));
        }
        for (int i = 0; i < PROCEDURES; i++) {
            counter.add(procedure(i));
        }
        for (int i = 0; i < PETITIONS; i++) {
            counter.add(new PetitionFacts(
                    Sample.COMMUNE,
                    PetitionSubject.PROCEDURE,
                    Sample.RECEIVED,
                    Sample.DUE,
                    Optional.of(i < 79 ? Sample.DUE : Sample.DUE.plusSeconds(1)),
                    Answer.UNKNOWN));
        }
        return counter.tally();
    }

    private static DossierFacts dossier(int i) {
        int digitised = i < 800 ? 1 : 0;
        boolean online = i < 480;
        boolean paid = i < 695;
        return new DossierFacts(
                Sample.COMMUNE,
                online ? code(i % 16) : code(i % 20),
                online ? Channel.ONLINE : Channel.IN_PERSON,
                DossierStatus.RETURNED,
                Handling.open(Sample.RECEIVED, Sample.DUE).finishedAt(i < 884 ? Sample.DUE : Sample.DUE.plusSeconds(1)),
                Papers.of(1, digitised, i < 400 ? 1 : 0).withResult(Answer.of(i < 900), Answer.UNKNOWN),
                paid ? FeePayment.PAID_ONLINE : FeePayment.PAID_AT_DESK,
                Answer.of(i < 980),
                Answer.of(i < 10),
                i < ANSWERS
                        ? Optional.of(i < 45 ? Satisfaction.SATISFIED : Satisfaction.DISSATISFIED)
                        : Optional.empty());
    }

    private static ProcedureFacts procedure(int i) {
        return new ProcedureFacts(
                Sample.COMMUNE,
                code(i),
                i < 80 ? ProvisionLevel.FULL : ProvisionLevel.NONE,
                new ProcedureFacts.Publication(Answer.UNKNOWN, Answer.of(i < 52), Answer.UNKNOWN),
                Answer.YES,
                Answer.of(i < 80),
                Answer.UNKNOWN,
                Answer.UNKNOWN);
    }

    private static ProcedureCode code(int i) {
        return ProcedureCode.of("2." + (100_000 + i));
    }
}
