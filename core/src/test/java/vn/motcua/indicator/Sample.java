package vn.motcua.indicator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import vn.motcua.agency.AgencyCode;
import vn.motcua.dossier.DossierStatus;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.ProcedureCode;
import vn.motcua.procedure.ProvisionLevel;

/** Facts of a made-up commune, and random ones. */
final class Sample {

    static final AgencyCode COMMUNE = AgencyCode.of("H55.19");
    static final ProcedureCode COPIES = ProcedureCode.of("2.000815");
    /** 09:00 on 6 May 2024 in Vietnam. */
    static final Instant RECEIVED = Instant.parse("2024-05-06T02:00:00Z");

    static final Instant DUE = Instant.parse("2024-05-08T10:00:00Z");
    static final Instant AS_OF = Instant.parse("2024-07-01T00:00:00Z");
    static final CountingOptions OPTIONS = CountingOptions.at(AS_OF);
    static final Scope MAY = Scope.all(Period.month(java.time.YearMonth.of(2024, 5)));

    private Sample() {}

    static DossierFacts dossier(Channel channel, DossierStatus status, Handling handling) {
        return new DossierFacts(
                COMMUNE,
                COPIES,
                channel,
                status,
                handling,
                Papers.UNKNOWN,
                FeePayment.NOTHING_OWED,
                Answer.UNKNOWN,
                Answer.UNKNOWN,
                Optional.empty());
    }

    static DossierFacts done() {
        return dossier(
                Channel.ONLINE,
                DossierStatus.RETURNED,
                Handling.open(RECEIVED, DUE).finishedAt(DUE));
    }

    static ProcedureFacts procedure(ProvisionLevel provision, Answer everything) {
        return new ProcedureFacts(
                COMMUNE,
                COPIES,
                provision,
                new ProcedureFacts.Publication(everything, everything, everything),
                everything,
                everything,
                everything,
                everything);
    }

    static Counts count(DossierFacts... dossiers) {
        return count(OPTIONS, dossiers);
    }

    static Counts count(CountingOptions options, DossierFacts... dossiers) {
        IndicatorCounter counter = IndicatorCounter.create(options);
        for (DossierFacts facts : dossiers) {
            counter.add(facts);
        }
        return counter.tally().counts(MAY);
    }

    static List<Object> random(Random random, int size) {
        List<Object> facts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            facts.add(
                    switch (random.nextInt(8)) {
                        case 0 -> randomProcedure(random);
                        case 1 -> randomPetition(random);
                        default -> randomDossier(random);
                    });
        }
        return facts;
    }

    static IndicatorTally tally(List<Object> facts) {
        IndicatorCounter counter = IndicatorCounter.create(OPTIONS);
        for (Object each : facts) {
            if (each instanceof DossierFacts dossier) {
                counter.add(dossier);
            } else if (each instanceof ProcedureFacts procedure) {
                counter.add(procedure);
            } else {
                counter.add((PetitionFacts) each);
            }
        }
        return counter.tally();
    }

    private static DossierFacts randomDossier(Random random) {
        Instant received = moment(random);
        Handling handling = Handling.open(received, received.plus(Duration.ofHours(random.nextInt(200))))
                .withSupplementRequests(random.nextInt(3));
        int components = random.nextInt(4);
        int digitised = random.nextInt(components + 1);
        return new DossierFacts(
                agency(random),
                procedureCode(random),
                one(random, Channel.values()),
                DossierStatus.of(1 + random.nextInt(11)),
                random.nextBoolean() ? handling : handling.finishedAt(moment(random)),
                Papers.of(components, digitised, random.nextInt(digitised + 1))
                        .withResult(one(random, Answer.values()), one(random, Answer.values())),
                one(random, FeePayment.values()),
                one(random, Answer.values()),
                one(random, Answer.values()),
                random.nextBoolean() ? Optional.empty() : Optional.of(one(random, Satisfaction.values())));
    }

    private static ProcedureFacts randomProcedure(Random random) {
        return new ProcedureFacts(
                agency(random),
                procedureCode(random),
                one(random, ProvisionLevel.values()),
                new ProcedureFacts.Publication(
                        one(random, Answer.values()), one(random, Answer.values()), one(random, Answer.values())),
                one(random, Answer.values()),
                one(random, Answer.values()),
                one(random, Answer.values()),
                one(random, Answer.values()));
    }

    private static PetitionFacts randomPetition(Random random) {
        return new PetitionFacts(
                agency(random),
                one(random, PetitionSubject.values()),
                moment(random),
                moment(random),
                random.nextBoolean() ? Optional.empty() : Optional.of(moment(random)),
                one(random, Answer.values()));
    }

    /** Two spellings of one agency among them. */
    private static AgencyCode agency(Random random) {
        return AgencyCode.of(one(random, new String[] {"H55.19", "000.00.19.H55", "H55.20"}));
    }

    private static ProcedureCode procedureCode(Random random) {
        return ProcedureCode.of(one(random, new String[] {"2.000815", "1.001193", "1.000894"}));
    }

    private static Instant moment(Random random) {
        return Instant.parse("2024-01-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(260_000)));
    }

    private static <T> T one(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
