package vn.motcua.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.agency.AgencyCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.procedure.ProvisionLevel;

class IndicatorTallyTest {

    private static final long SEED = 20240619;

    @Test
    void merge_randomSplits_areAssociativeAndCommutative() {
        Random random = new Random(SEED);
        for (int run = 0; run < 200; run++) {
            List<Object> facts = Sample.random(random, random.nextInt(60));
            IndicatorTally whole = Sample.tally(facts);
            List<Object> shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, random);
            int cut = random.nextInt(facts.size() + 1);
            int end = cut + random.nextInt(facts.size() - cut + 1);
            IndicatorTally a = Sample.tally(shuffled.subList(0, cut));
            IndicatorTally b = Sample.tally(shuffled.subList(cut, end));
            IndicatorTally c = Sample.tally(shuffled.subList(end, shuffled.size()));

            assertThat(a.merge(b).merge(c)).as("seed %s, run %s", SEED, run).isEqualTo(whole);
            assertThat(a.merge(b.merge(c))).as("seed %s, run %s", SEED, run).isEqualTo(whole);
            assertThat(c.merge(b).merge(a)).as("seed %s, run %s", SEED, run).isEqualTo(whole);
            assertThat(whole.merge(IndicatorTally.empty(Sample.OPTIONS)))
                    .isEqualTo(whole)
                    .hasSameHashCodeAs(whole);
            assertThat(IndicatorTally.empty(Sample.OPTIONS).merge(whole)).isEqualTo(whole);
        }
    }

    @Test
    void merge_leavesBothAsTheyWere() {
        IndicatorTally one = Sample.tally(List.of(Sample.done()));
        IndicatorTally other = Sample.tally(List.of(Sample.done(), Sample.done()));

        IndicatorTally both = one.merge(other);

        assertThat(both.counts(Sample.MAY).get(Count.RECEIVED)).isEqualTo(3);
        assertThat(one.counts(Sample.MAY).get(Count.RECEIVED)).isEqualTo(1);
        assertThat(other.counts(Sample.MAY).get(Count.RECEIVED)).isEqualTo(2);
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void tally_doesNotChange_whenTheCounterGoesOn() {
        IndicatorCounter counter = IndicatorCounter.create(Sample.OPTIONS);
        counter.add(Sample.done());
        IndicatorTally before = counter.tally();
        counter.add(Sample.done());

        assertThat(before.counts(Sample.MAY).get(Count.RECEIVED)).isEqualTo(1);
        assertThat(counter.tally().counts(Sample.MAY).get(Count.RECEIVED)).isEqualTo(2);
    }

    @Test
    void merge_otherOptions_isRefused() {
        IndicatorTally one = IndicatorTally.empty(Sample.OPTIONS);
        IndicatorTally other = IndicatorTally.empty(Sample.OPTIONS.withSatisfiedFrom(Satisfaction.NORMAL));

        assertThatThrownBy(() -> one.merge(other))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("other options");
        assertThat(one.options()).isEqualTo(Sample.OPTIONS);
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void quarterAndYear_areTheSumOfTheirMonths_forEveryAgency() {
        IndicatorTally tally = Sample.tally(Sample.random(new Random(SEED), 600));
        for (Count count : List.of(Count.RECEIVED, Count.ON_TIME, Count.PETITIONS, Count.SATISFIED)) {
            long months = tally.months().stream()
                    .mapToLong(month ->
                            tally.counts(Scope.all(Period.month(month))).get(count))
                    .sum();
            long quarters = Period.quarter(2024, 1).contains(YearMonth.of(2024, 3))
                    ? tally.counts(Scope.all(Period.quarter(2024, 1))).get(count)
                            + tally.counts(Scope.all(Period.quarter(2024, 2))).get(count)
                    : 0;
            long agencies = tally.agencies().stream()
                    .mapToLong(agency ->
                            tally.counts(Scope.of(agency, Period.year(2024))).get(count))
                    .sum();
            assertThat(tally.counts(Scope.all(Period.year(2024))).get(count))
                    .as("seed %s, %s", SEED, count)
                    .isPositive()
                    .isEqualTo(months)
                    .isEqualTo(quarters)
                    .isEqualTo(agencies);
        }
    }

    @Test
    void agency_inEitherSpelling_isTheSame() {
        IndicatorTally tally = Sample.tally(Sample.random(new Random(SEED), 200));

        assertThat(tally.agencies()).containsExactly(AgencyCode.of("H55.19"), AgencyCode.of("H55.20"));
        assertThat(tally.counts(Scope.of(AgencyCode.of("000.00.19.H55"), Period.year(2024))))
                .isEqualTo(tally.counts(Scope.of(Sample.COMMUNE, Period.year(2024))))
                .isNotEqualTo(tally.counts(Scope.all(Period.year(2024))));
        assertThat(tally).hasToString("IndicatorTally[2 agencies, 6 months]");
    }

    @Test
    void counts_ofAnAgency_areItsOwn() {
        IndicatorTally tally = Sample.tally(List.of(Sample.done(), Sample.procedure(ProvisionLevel.FULL, Answer.YES)));
        Period may = Sample.MAY.period();

        assertThat(tally.counts(Scope.of(Sample.COMMUNE, may)).get(Count.RECEIVED))
                .isEqualTo(1);
        assertThat(tally.counts(Scope.of(AgencyCode.of("H55.20"), may)).get(Count.RECEIVED))
                .isZero();
        assertThat(tally.counts(Scope.of(AgencyCode.of("H55.20"), may)).get(Count.PROCEDURES))
                .isZero();
    }

    @Test
    void hashCode_ofOtherFacts_isAnother() {
        IndicatorTally one = Sample.tally(List.of(Sample.done()));
        IndicatorTally two = Sample.tally(List.of(Sample.done(), Sample.done()));
        IndicatorTally offered = Sample.tally(List.of(Sample.procedure(ProvisionLevel.FULL, Answer.YES)));

        assertThat(List.of(one.hashCode(), two.hashCode(), offered.hashCode())).doesNotHaveDuplicates();
        assertThat(one.counts(Sample.MAY).hashCode())
                .isNotEqualTo(two.counts(Sample.MAY).hashCode());
    }

    @Test
    void options_atAMoment_areThoseOfReports() {
        CountingOptions options = CountingOptions.at(Sample.AS_OF);

        assertThat(options.satisfiedFrom()).isEqualTo(Satisfaction.SATISFIED);
        assertThat(options.supplementsAllowed()).isEqualTo(1);
        assertThat(options.received())
                .extracting(vn.motcua.dossier.DossierStatus::code)
                .containsExactlyInAnyOrder(2, 4, 5, 6, 7, 8, 9, 10);
        assertThat(options.withSupplementsAllowed(Handling.MAX_SUPPLEMENT_REQUESTS)
                        .supplementsAllowed())
                .isEqualTo(Handling.MAX_SUPPLEMENT_REQUESTS);
        assertThatThrownBy(() -> options.withSupplementsAllowed(-1)).hasMessageContaining("supplementsAllowed");
    }

    @Test
    void month_isThatOfVietnam() {
        Handling lastSecondOfMay = Handling.open(java.time.Instant.parse("2024-05-31T16:59:59Z"), Sample.AS_OF);
        Handling firstOfJune = Handling.open(java.time.Instant.parse("2024-05-31T17:00:00Z"), Sample.AS_OF);
        Handling firstOfMay = Handling.open(java.time.Instant.parse("2024-04-30T17:00:00Z"), Sample.AS_OF);
        List<Object> facts = new ArrayList<>();
        for (Handling handling : List.of(lastSecondOfMay, firstOfJune, firstOfMay)) {
            facts.add(Sample.dossier(
                    vn.motcua.procedure.Channel.POST, vn.motcua.dossier.DossierStatus.PROCESSING, handling));
        }

        IndicatorTally tally = Sample.tally(facts);

        assertThat(tally.months()).containsExactly(YearMonth.of(2024, 5), YearMonth.of(2024, 6));
        assertThat(tally.counts(Sample.MAY).get(Count.RECEIVED)).isEqualTo(2);
    }
}
