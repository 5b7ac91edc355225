package vn.motcua.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.motcua.agency.AgencyCode;
import vn.motcua.calendar.VietnamTime;
import vn.motcua.dossier.DossierStatus;
import vn.motcua.indicator.Answer;
import vn.motcua.indicator.CountingOptions;
import vn.motcua.indicator.DossierFacts;
import vn.motcua.indicator.FeePayment;
import vn.motcua.indicator.Handling;
import vn.motcua.indicator.IndicatorCounter;
import vn.motcua.indicator.IndicatorTally;
import vn.motcua.indicator.Papers;
import vn.motcua.indicator.Satisfaction;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.ProcedureCode;

/** Made-up facts of January to June 2024 in the numbers that were reported: 31,329 dossiers, 29,839 of them online. */
final class GeneratedHalfYear {

    static final int DOSSIERS = 31_329;
    static final int ONLINE = 29_839;

    private static final long SEED = 31_329;
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = LocalDate.of(2024, 7, 1);
    private static final List<AgencyCode> AGENCIES =
            Stream.of("H55.19.1", "H55.19.2", "H55.19.3").map(AgencyCode::of).toList();
    private static final List<ProcedureCode> PROCEDURES =
            Stream.of("2.000815", "1.001193", "1.000894").map(ProcedureCode::of).toList();

    private final Random random = new Random(SEED);

    private GeneratedHalfYear() {}

    static IndicatorTally tally() {
        IndicatorCounter counter = IndicatorCounter.create(
                CountingOptions.at(END.atStartOfDay(VietnamTime.ZONE).toInstant()));
        dossiers().forEach(counter::add);
        return counter.tally();
    }

    static List<YearMonth> months() {
        return IntStream.rangeClosed(1, 6)
                .mapToObj(month -> YearMonth.of(2024, month))
                .toList();
    }

    /** The same facts on every call. */
    static Stream<DossierFacts> dossiers() {
        GeneratedHalfYear year = new GeneratedHalfYear();
        return IntStream.range(0, DOSSIERS).mapToObj(year::dossier);
    }

    /** Spreads the others evenly between those that came online, so that every month has some. */
    private DossierFacts dossier(int index) {
        boolean online = (long) (index + 1) * ONLINE / DOSSIERS > (long) index * ONLINE / DOSSIERS;
        Instant received = FIRST.plusDays(random.nextInt((int) (END.toEpochDay() - FIRST.toEpochDay())))
                .atTime(7 + random.nextInt(10), random.nextInt(60))
                .atZone(VietnamTime.ZONE)
                .toInstant();
        Instant due = received.plus(Duration.ofDays(3));
        Instant finished = received.plus(Duration.ofMinutes(random.nextInt(3 * 24 * 60 + 60)));
        int components = 1 + random.nextInt(3);
        boolean digital = chance(815);
        return new DossierFacts(
                AGENCIES.get(random.nextInt(AGENCIES.size())),
                PROCEDURES.get(random.nextInt(PROCEDURES.size())),
                online ? Channel.ONLINE : Channel.IN_PERSON,
                DossierStatus.RETURNED,
                Handling.open(received, due).finishedAt(finished),
                Papers.of(components, digital ? components : components - 1, 0)
                        .withResult(Answer.of(chance(900)), Answer.UNKNOWN),
                chance(897) ? FeePayment.PAID_ONLINE : FeePayment.PAID_AT_DESK,
                Answer.YES,
                Answer.of(chance(700)),
                chance(300) ? Optional.of(Satisfaction.VERY_SATISFIED) : Optional.empty());
    }

    private boolean chance(int perMille) {
        return random.nextInt(1000) < perMille;
    }
}
