package vn.motcua.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.agency.AgencyCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.procedure.ProcedureCode;
import vn.motcua.procedure.ProvisionLevel;

class AgencyTallyTest {

    private static final long SEED = 118;
    private static final YearMonth MONTH = YearMonth.of(2024, 5);
    private static final Counts NOTHING = Counts.of(Map.of());
    private static final ProcedureFacts FACTS = Sample.procedure(ProvisionLevel.FULL, Answer.YES);

    @Test
    void tally_putTogetherOfItsParts_mergesAsBefore() {
        Random random = new Random(SEED);
        for (int run = 0; run < 100; run++) {
            IndicatorTally one = Sample.tally(Sample.random(random, random.nextInt(60)));
            IndicatorTally other = Sample.tally(Sample.random(random, random.nextInt(60)));
            List<AgencyTally> parts = new ArrayList<>(one.parts());
            Collections.shuffle(parts, random);
            IndicatorTally again = IndicatorTally.of(one.options(), parts);

            assertThat(again).as("seed %s, run %s", SEED, run).isEqualTo(one).hasSameHashCodeAs(one);
            assertThat(again.parts()).isEqualTo(one.parts());
            assertThat(again.merge(other)).isEqualTo(one.merge(other));
            assertThat(other.merge(again)).isEqualTo(one.merge(other));
            assertThat(again.counts(Sample.MAY)).isEqualTo(one.counts(Sample.MAY));
        }
    }

    @Test
    void parts_ofATally_areWhatWasCounted() {
        IndicatorCounter counter = IndicatorCounter.create(Sample.OPTIONS);
        counter.add(Sample.done());
        counter.add(Sample.done().withPayment(FeePayment.PAID_ONLINE));
        counter.add(FACTS);

        AgencyTally part = counter.tally().parts().get(0);

        assertThat(part.agency()).isEqualTo(Sample.COMMUNE);
        assertThat(part.procedures()).containsExactly(FACTS);
        assertThat(part.months()).singleElement().satisfies(month -> {
            assertThat(month.month()).isEqualTo(MONTH);
            assertThat(month.counts().get(Count.RECEIVED)).isEqualTo(2);
            assertThat(month.counts().get(Count.PROCEDURES)).isZero();
            assertThat(month.usedOnline()).containsExactly(Sample.COPIES);
            assertThat(month.paidOnline()).containsExactly(Sample.COPIES);
        });
    }

    @Test
    void counts_ofATallyPutTogether_tellWhatWasUsedAndPaidOnline() {
        MonthTally may = new MonthTally(
                MONTH, Counts.of(Map.of(Count.RECEIVED, 3L)), Set.of(Sample.COPIES), Set.of(Sample.COPIES));
        AgencyTally part = new AgencyTally(Sample.COMMUNE, List.of(may), List.of(FACTS));
        IndicatorTally tally = IndicatorTally.of(Sample.OPTIONS, List.of(part));
        Counts counts = tally.counts(Sample.MAY);

        assertThat(tally.options()).isEqualTo(Sample.OPTIONS);
        assertThat(tally.agencies()).containsExactly(Sample.COMMUNE);
        assertThat(counts.get(Count.RECEIVED)).isEqualTo(3);
        assertThat(counts.get(Count.PROCEDURES_USED_ONLINE)).isEqualTo(1);
        assertThat(counts.get(Count.FEE_PROCEDURES_PAID_ONLINE)).isEqualTo(1);
        assertThat(tally.counts(Scope.all(Period.year(2023))).get(Count.PROCEDURES_USED_ONLINE))
                .isZero();
    }

    @Test
    void part_inAnyOrderAndSpelling_isTheSame() {
        MonthTally may = new MonthTally(MONTH, NOTHING, Set.of(), Set.of());
        MonthTally june = new MonthTally(MONTH.plusMonths(1), NOTHING, Set.of(), Set.of());
        AgencyCode reversed = AgencyCode.of("000.00.19.H55");
        ProcedureFacts later = ofProcedure("2.000816");

        AgencyTally part = new AgencyTally(reversed, List.of(june, may), List.of(later, FACTS.at(reversed)));

        assertThat(part).isEqualTo(new AgencyTally(Sample.COMMUNE, List.of(may, june), List.of(FACTS, later)));
        assertThat(part.agency().value()).isEqualTo("H55.19");
        assertThat(part.months()).containsExactly(may, june);
        assertThat(part.procedures()).containsExactly(FACTS, later);
    }

    @Test
    void parts_thatDoNotFitTogether_areRefused() {
        MonthTally month = new MonthTally(MONTH, NOTHING, Set.of(), Set.of());
        AgencyTally part = new AgencyTally(Sample.COMMUNE, List.of(month), List.of());
        List<AgencyTally> sameAgency =
                List.of(part, new AgencyTally(AgencyCode.of("000.00.19.H55"), List.of(), List.of()));
        List<MonthTally> sameMonth = List.of(month, month);
        List<ProcedureFacts> sameProcedure = List.of(FACTS, FACTS);

        assertThatThrownBy(() -> IndicatorTally.of(Sample.OPTIONS, sameAgency))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("H55.19 twice");
        assertThatThrownBy(() -> new AgencyTally(Sample.COMMUNE, sameMonth, List.of()))
                .hasMessageContaining("2024-05 twice");
        assertThatThrownBy(() -> new AgencyTally(Sample.COMMUNE, List.of(), sameProcedure))
                .hasMessageContaining("2.000815 twice");
        assertThatThrownBy(() -> new AgencyTally(AgencyCode.of("H55.20"), List.of(), List.of(FACTS)))
                .hasMessageContaining("agency of a procedure")
                .hasMessageContaining("H55.20");
    }

    @ParameterizedTest
    @EnumSource(Count.class)
    void month_countsDossiersAndPetitions_andNoProcedures(Count count) {
        Counts one = Counts.of(Map.of(count, 1L));

        if (count.compareTo(Count.PROCEDURES) < 0) {
            assertThat(new MonthTally(MONTH, one, Set.of(), Set.of()).counts()).isEqualTo(one);
        } else {
            assertThatThrownBy(() -> new MonthTally(MONTH, one, Set.of(), Set.of()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(count + " of a month");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Counts.MOST + 1})
    void counts_outOfRange_areRefused(long value) {
        assertThatThrownBy(() -> Counts.of(Map.of(Count.ONLINE, value)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ONLINE")
                .hasMessageContaining(Long.toString(value));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, Counts.MOST})
    void counts_inRange_areTaken_andOthersAreZero(long value) {
        Counts counts = Counts.of(Map.of(Count.ONLINE, value));

        assertThat(counts.get(Count.ONLINE)).isEqualTo(value);
        assertThat(counts.get(Count.RECEIVED)).isZero();
        assertThat(counts).isEqualTo(Counts.of(Map.of(Count.ONLINE, value, Count.RECEIVED, 0L)));
    }

    private static ProcedureFacts ofProcedure(String code) {
        return new ProcedureFacts(
                Sample.COMMUNE,
                ProcedureCode.of(code),
                ProvisionLevel.NONE,
                ProcedureFacts.Publication.UNKNOWN,
                Answer.UNKNOWN,
                Answer.UNKNOWN,
                Answer.UNKNOWN,
                Answer.UNKNOWN);
    }
}
