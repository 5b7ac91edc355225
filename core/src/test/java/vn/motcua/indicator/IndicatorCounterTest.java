package vn.motcua.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.dossier.DossierStatus;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.ProvisionLevel;

class IndicatorCounterTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 5, 6, 7, 8, 9, 10})
    void received_areTheStatusesOfReports(int status) {
        assertThat(countOf(status, Handling.open(Sample.RECEIVED, Sample.DUE)).get(Count.RECEIVED))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 11, 0, 99})
    void notReceived_countsNowhere(int status) {
        Counts counts = countOf(status, Handling.open(Sample.RECEIVED, Sample.DUE));

        for (Count count : Count.values()) {
            assertThat(counts.get(count)).as(count.name()).isZero();
        }
    }

    /** An empty finish is none; the moment of judging is 1 July, the due time 10:00Z on 8 May. */
    @ParameterizedTest
    @CsvSource({
        "10, 2024-05-08T10:00:00Z, 0, 1/1",
        "10, 2024-05-08T10:00:01Z, 0, 0/1",
        "9, 2024-05-07T00:00:00Z, 1, 1/1",
        "9, 2024-05-07T00:00:00Z, 2, 0/1",
        "7, 2024-05-30T00:00:00Z, 0, 1/1",
        "7, , 5, 1/1",
        "4, , 0, 0/0",
        "2, , 0, 0/0",
        "5, , 0, 1/0",
        "6, , 1, 1/0",
        "8, , 0, 1/0",
        "8, 2024-05-09T00:00:00Z, 0, 0/0",
        "8, 2024-05-07T00:00:00Z, 0, 1/0",
        "5, , 2, 0/0"
    })
    void onTime_isJudgedByTheEndOfHandling(int status, Instant finished, int supplements, String onTimeAndDone) {
        Counts counts = countOf(
                status,
                new Handling(Sample.RECEIVED, Optional.of(Sample.DUE), Optional.ofNullable(finished), supplements));

        assertThat(counts.get(Count.ON_TIME) + "/" + counts.get(Count.FINISHED)).isEqualTo(onTimeAndDone);
        assertThat(counts.get(Count.FINISHED_ON_TIME)).isEqualTo(onTimeAndDone.equals("1/1") ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 2024-07-01T00:00:00Z, 1, 0",
        "4, 2024-06-30T23:59:59Z, 0, 1",
        "2, 2024-06-30T23:59:59Z, 0, 1",
        "5, 2024-06-30T23:59:59Z, 1, 0",
        "6, 2024-06-30T23:59:59Z, 1, 0",
        "8, 2024-06-30T23:59:59Z, 1, 0",
        "10, 2024-06-30T23:59:59Z, 0, 0"
    })
    void openDossier_isJudgedAtTheGivenMoment(int status, Instant due, int onTime, int overdue) {
        Counts counts = countOf(status, Handling.open(Sample.RECEIVED, due));

        assertThat(counts.get(Count.ON_TIME)).isEqualTo(onTime);
        assertThat(counts.get(Count.OVERDUE)).isEqualTo(overdue);
    }

    @Test
    void dossier_withoutDueTime_isNeitherOnTimeNorOverdue() {
        Counts counts = countOf(4, new Handling(Sample.RECEIVED, Optional.empty(), Optional.empty(), 0));

        assertThat(counts.get(Count.ON_TIME)).isZero();
        assertThat(counts.get(Count.OVERDUE)).isZero();
    }

    @Test
    void finishedButOpenByStatus_isNoBacklog() {
        Counts counts = countOf(4, Handling.open(Sample.RECEIVED, Sample.DUE).finishedAt(Sample.DUE.plusSeconds(1)));

        assertThat(counts.get(Count.OVERDUE)).isZero();
        assertThat(counts.get(Count.ON_TIME)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0 0 0",
        "1, 0, 0, 1 0 0",
        "2, 1, 0, 1 0 0",
        "2, 2, 0, 1 1 0",
        "2, 2, 1, 1 1 1",
        "3, 2, 2, 1 0 1"
    })
    void papers_countOnlyWhereComponentsAreKnown(int components, int digitised, int reused, String dossiers) {
        Counts counts = Sample.count(Sample.done().withPapers(Papers.of(components, digitised, reused)));

        assertThat(counts.get(Count.WITH_COMPONENTS) + " " + counts.get(Count.DIGITISED) + " "
                        + counts.get(Count.REUSED))
                .isEqualTo(dossiers);
        assertThat(counts.get(Count.COMPONENTS)).isEqualTo(components);
        assertThat(counts.get(Count.COMPONENTS_DIGITISED)).isEqualTo(digitised);
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN, 0, 0", "NO, 1, 0", "YES, 1, 1"})
    void unknownAnswer_isInNoDenominator(Answer answer, int known, int yes) {
        Counts counts = Sample.count(Sample.done()
                .withSynchronised(answer)
                .withPopulationData(answer)
                .withPapers(Papers.UNKNOWN.withResult(answer, answer)));

        assertThat(counts.ratio(Count.SYNCHRONISED, Count.SYNCHRONISATION_KNOWN))
                .isEqualTo(new Ratio(yes, known));
        assertThat(counts.ratio(Count.POPULATION_USED, Count.POPULATION_KNOWN)).isEqualTo(new Ratio(yes, known));
        assertThat(counts.ratio(Count.RESULT_ELECTRONIC, Count.RESULT_KNOWN)).isEqualTo(new Ratio(yes, known));
        assertThat(counts.ratio(Count.STORED, Count.STORE_KNOWN)).isEqualTo(new Ratio(yes, known));
    }

    @Test
    void electronicResult_ofADossierWithoutResult_isNotCounted() {
        DossierFacts open = Sample.dossier(
                        Channel.ONLINE, DossierStatus.PROCESSING, Handling.open(Sample.RECEIVED, Sample.DUE))
                .withPapers(Papers.UNKNOWN.withResult(Answer.NO, Answer.UNKNOWN));

        assertThat(Sample.count(open).get(Count.RESULT_KNOWN)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"NOTHING_OWED, 0, 0", "EXEMPT, 0, 0", "UNPAID, 1, 0", "PAID_AT_DESK, 1, 0", "PAID_ONLINE, 1, 1"})
    void payment_ofWhatIsOwed(FeePayment payment, int obliged, int online) {
        assertThat(Sample.count(Sample.done().withPayment(payment)).ratio(Count.PAID_ONLINE, Count.OBLIGED))
                .isEqualTo(new Ratio(online, obliged));
    }

    @ParameterizedTest
    @EnumSource(Satisfaction.class)
    void satisfaction_countsFromTheLeastAnswerOn(Satisfaction answer) {
        DossierFacts facts = Sample.done().withSatisfaction(answer);
        Counts counts = Sample.count(facts);

        assertThat(counts.get(Count.EVALUATED)).isEqualTo(1);
        assertThat(counts.get(Count.SATISFIED_ENOUGH))
                .isEqualTo(
                        EnumSet.of(Satisfaction.VERY_SATISFIED, Satisfaction.SATISFIED)
                                        .contains(answer)
                                ? 1
                                : 0);
        assertThat(counts.get(Count.valueOf(answer.name()))).isEqualTo(1);
        assertThat(counts.satisfaction().total()).isEqualTo(1);
        assertThat(Sample.count(Sample.OPTIONS.withSatisfiedFrom(answer), facts).get(Count.SATISFIED_ENOUGH))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void channel_onlineOnly(Channel channel) {
        DossierFacts facts =
                Sample.dossier(channel, DossierStatus.PROCESSING, Handling.open(Sample.RECEIVED, Sample.DUE));

        assertThat(Sample.count(facts).get(Count.ONLINE)).isEqualTo(channel == Channel.ONLINE ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"2024-05-27T00:00:00Z, 1", "2024-05-27T00:00:01Z, 0", ", 0"})
    void petition_closedInTime(Instant closed, int onTime) {
        IndicatorCounter counter = IndicatorCounter.create(Sample.OPTIONS);
        counter.add(petition(PetitionSubject.STAFF, closed, Answer.YES));
        counter.add(petition(PetitionSubject.PROCEDURE, closed, Answer.UNKNOWN));
        Counts counts = counter.tally().counts(Sample.MAY);

        assertThat(counts.ratio(Count.PETITIONS_ON_TIME, Count.PETITIONS)).isEqualTo(new Ratio(2L * onTime, 2));
        assertThat(counts.ratio(Count.PETITIONS_SATISFIED, Count.PETITIONS_RATED))
                .isEqualTo(new Ratio(1, 1));
        assertThat(counts.get(Count.PETITIONS_ON_STAFF)).isEqualTo(1);
        assertThat(counts.get(Count.PETITIONS_ON_PROCEDURE)).isEqualTo(1);
    }

    @Test
    void procedures_areJudgedByTheDossiersOfThePeriod() {
        IndicatorCounter counter = IndicatorCounter.create(Sample.OPTIONS);
        counter.add(Sample.procedure(ProvisionLevel.PARTIAL, Answer.YES));
        counter.add(Sample.done().withPayment(FeePayment.PAID_ONLINE));
        IndicatorTally tally = counter.tally();
        Counts may = tally.counts(Sample.MAY);
        Counts june = tally.counts(Scope.all(Period.month(java.time.YearMonth.of(2024, 6))));

        assertThat(may.ratio(Count.PROCEDURES_USED_ONLINE, Count.PROCEDURES_ONLINE))
                .isEqualTo(new Ratio(1, 1));
        assertThat(may.ratio(Count.FEE_PROCEDURES_PAID_ONLINE, Count.FEE_PROCEDURES))
                .isEqualTo(new Ratio(1, 1));
        assertThat(june.ratio(Count.PROCEDURES_USED_ONLINE, Count.PROCEDURES_ONLINE))
                .isEqualTo(new Ratio(0, 1));
        assertThat(june.ratio(Count.FEE_PROCEDURES_PAID_ONLINE, Count.FEE_PROCEDURES))
                .isEqualTo(new Ratio(0, 1));
        assertThat(june.get(Count.PROCEDURES)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN, UNKNOWN, 0, 0",
        "NONE, UNKNOWN, 0, 0",
        "NONE, NO, 0, 1",
        "FULL, NO, 1, 1",
        "PARTIAL, YES, 1, 1"
    })
    void procedure_answers(ProvisionLevel level, Answer answer, int online, int known) {
        int yes = answer == Answer.YES ? 1 : 0;
        IndicatorCounter counter = IndicatorCounter.create(Sample.OPTIONS);
        counter.add(Sample.procedure(level, answer));
        Counts counts = counter.tally().counts(Sample.MAY);

        assertThat(counts.ratio(Count.PROCEDURES_ONLINE, Count.PROCEDURES)).isEqualTo(new Ratio(online, 1));
        assertThat(counts.ratio(Count.FEE_PROCEDURES_ON_PORTAL, Count.FEE_PROCEDURES))
                .isEqualTo(new Ratio(yes, yes));
        assertThat(counts.ratio(Count.PUBLISHED_ON_TIME, Count.PUBLISHING_KNOWN))
                .isEqualTo(new Ratio(yes, known));
        assertThat(counts.ratio(Count.UPDATED_ON_TIME, Count.UPDATING_KNOWN)).isEqualTo(new Ratio(yes, known));
        assertThat(counts.ratio(Count.CONTENT_COMPLETE, Count.CONTENT_KNOWN)).isEqualTo(new Ratio(yes, known));
        assertThat(counts.ratio(Count.CITIZEN_DATA_CONNECTED, Count.CITIZEN_DATA_KNOWN))
                .isEqualTo(new Ratio(yes, known));
        assertThat(counts.ratio(Count.CERTIFIED_COPY, Count.CERTIFIED_COPY_KNOWN))
                .isEqualTo(new Ratio(yes, known));
    }

    @Test
    void procedure_ofTwoSources_joinsWhatIsKnown() {
        IndicatorCounter counter = IndicatorCounter.create(Sample.OPTIONS);
        counter.add(Sample.procedure(ProvisionLevel.FULL, Answer.UNKNOWN));
        counter.add(Sample.procedure(ProvisionLevel.UNKNOWN, Answer.UNKNOWN));
        counter.add(Sample.procedure(ProvisionLevel.NONE, Answer.NO));
        Counts counts = counter.tally().counts(Sample.MAY);

        assertThat(counts.ratio(Count.PROCEDURES_ONLINE, Count.PROCEDURES)).isEqualTo(new Ratio(1, 1));
        assertThat(counts.ratio(Count.CONTENT_COMPLETE, Count.CONTENT_KNOWN)).isEqualTo(new Ratio(0, 1));
    }

    @Test
    void options_decideWhatIsReceivedAndLate() {
        DossierFacts twice = Sample.dossier(
                Channel.IN_PERSON,
                DossierStatus.RETURNED,
                Handling.open(Sample.RECEIVED, Sample.DUE)
                        .finishedAt(Sample.DUE)
                        .withSupplementRequests(2));

        assertThat(Sample.count(Sample.OPTIONS.withSupplementsAllowed(2), twice).get(Count.ON_TIME))
                .isEqualTo(1);
        assertThat(Sample.count(Sample.OPTIONS.withReceived(Set.of(DossierStatus.ACCEPTED)), twice)
                        .get(Count.RECEIVED))
                .isZero();
        assertThat(Sample.OPTIONS.withSupplementsAllowed(1000).supplementsAllowed())
                .isEqualTo(1000);
        assertThatThrownBy(() -> Sample.OPTIONS.withSupplementsAllowed(-1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("supplementsAllowed");
        assertThatThrownBy(() -> Sample.OPTIONS.withSupplementsAllowed(1001)).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0, 0, components",
        "100001, 0, 0, components",
        "2, 3, 0, digitised",
        "2, -1, 0, digitised",
        "2, 1, 2, reused",
        "2, 1, -1, reused"
    })
    void papers_thatCannotBe_areRefusedByField(int components, int digitised, int reused, String field) {
        assertThatThrownBy(() -> Papers.of(components, digitised, reused))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(field);
    }

    @Test
    void supplementRequests_outOfRange_areRefused() {
        Handling handling = Handling.open(Sample.RECEIVED, Sample.DUE);

        assertThat(handling.withSupplementRequests(1000).supplementRequests()).isEqualTo(1000);
        assertThatThrownBy(() -> handling.withSupplementRequests(1001)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> handling.withSupplementRequests(-1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("supplementRequests");
    }

    @Test
    void counts_areValues() {
        Counts counts = Sample.count(Sample.done());

        assertThat(counts)
                .isEqualTo(Sample.count(Sample.done()))
                .hasSameHashCodeAs(Sample.count(Sample.done()))
                .isNotEqualTo(Sample.count(Sample.done(), Sample.done()));
        assertThat(counts.toString()).contains("RECEIVED=1");
        assertThat(Answer.of(true)).isEqualTo(Answer.YES);
        assertThat(Answer.of(false)).isEqualTo(Answer.NO);
    }

    private static Counts countOf(int status, Handling handling) {
        return Sample.count(Sample.dossier(Channel.IN_PERSON, DossierStatus.of(status), handling));
    }

    private static PetitionFacts petition(PetitionSubject subject, Instant closed, Answer satisfied) {
        return new PetitionFacts(
                Sample.COMMUNE,
                subject,
                Sample.RECEIVED,
                Instant.parse("2024-05-27T00:00:00Z"),
                Optional.ofNullable(closed),
                satisfied);
    }
}
