package vn.motcua.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.motcua.agency.AgencyCode;
import vn.motcua.dossier.DossierStatus;
import vn.motcua.indicator.AgencyTally;
import vn.motcua.indicator.Answer;
import vn.motcua.indicator.Count;
import vn.motcua.indicator.CountingOptions;
import vn.motcua.indicator.Counts;
import vn.motcua.indicator.DossierFacts;
import vn.motcua.indicator.FeePayment;
import vn.motcua.indicator.Handling;
import vn.motcua.indicator.HeadlineRate;
import vn.motcua.indicator.IndicatorCounter;
import vn.motcua.indicator.IndicatorReport;
import vn.motcua.indicator.IndicatorTally;
import vn.motcua.indicator.Label;
import vn.motcua.indicator.Metric;
import vn.motcua.indicator.MetricGroup;
import vn.motcua.indicator.MonthTally;
import vn.motcua.indicator.Papers;
import vn.motcua.indicator.Period;
import vn.motcua.indicator.PetitionFacts;
import vn.motcua.indicator.PetitionSubject;
import vn.motcua.indicator.ProcedureFacts;
import vn.motcua.indicator.Ratio;
import vn.motcua.indicator.Satisfaction;
import vn.motcua.indicator.SatisfactionShares;
import vn.motcua.indicator.Scope;
import vn.motcua.indicator.ScoringOptions;
import vn.motcua.indicator.ScoringScheme;
import vn.motcua.procedure.Basis;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.ProcedureCode;
import vn.motcua.procedure.ProvisionLevel;
import vn.motcua.procedure.Validity;

/** A value of every type of the indicators; the order is that of the fixture. */
final class IndicatorSamples {

    static final AgencyCode AGENCY = AgencyCode.of("000.00.19.H55");
    static final ProcedureCode COPIES = ProcedureCode.of("2.000815");
    static final CountingOptions OPTIONS = CountingOptions.at(Instant.parse("2024-07-01T00:00:00Z"))
            .withReceived(Set.of(DossierStatus.RETURNED, DossierStatus.PROCESSING, DossierStatus.of(42)));
    static final Handling HANDLING = Handling.open(Samples.NINE, Samples.minutes(600))
            .finishedAt(Samples.minutes(90))
            .withSupplementRequests(1);
    static final Papers PAPERS = Papers.of(3, 2, 1).withResult(Answer.YES, Answer.NO);
    static final DossierFacts DOSSIER = new DossierFacts(
            AGENCY,
            COPIES,
            Channel.ONLINE,
            DossierStatus.RETURNED,
            HANDLING,
            PAPERS,
            FeePayment.PAID_ONLINE,
            Answer.YES,
            Answer.NO,
            Optional.of(Satisfaction.VERY_SATISFIED));
    static final DossierFacts LITTLE_KNOWN = new DossierFacts(
            AGENCY,
            COPIES,
            Channel.IN_PERSON,
            DossierStatus.of(42),
            new Handling(Instant.parse("2024-06-19T02:00:00.123456789Z"), Optional.empty(), Optional.empty(), 0),
            Papers.UNKNOWN,
            FeePayment.NOTHING_OWED,
            Answer.UNKNOWN,
            Answer.UNKNOWN,
            Optional.empty());
    static final ProcedureFacts PROCEDURE = new ProcedureFacts(
            AGENCY,
            COPIES,
            ProvisionLevel.FULL,
            new ProcedureFacts.Publication(Answer.YES, Answer.UNKNOWN, Answer.NO),
            Answer.YES,
            Answer.NO,
            Answer.UNKNOWN,
            Answer.YES);
    static final PetitionFacts PETITION = new PetitionFacts(
            AGENCY,
            PetitionSubject.STAFF,
            Samples.NINE,
            Samples.minutes(600),
            Optional.of(Samples.minutes(601)),
            Answer.NO);

    private static final Label ONLINE_LABEL = new Label("Hồ sơ trực tuyến", "Online dossiers");
    private static final Metric ONLINE = metric("ONLINE_FILING", Count.ONLINE, Count.RECEIVED);
    private static final Metric STORED = metric("STORE", Count.STORED, Count.STORE_KNOWN);
    private static final MetricGroup GROUP =
            new MetricGroup("DIGITAL", new BigDecimal("12"), new Label("Số hoá", "Digitisation"));
    private static final HeadlineRate RATE =
            new HeadlineRate("PAID_OF_ALL", Count.PAID_ONLINE, Count.RECEIVED, new Label("Trực tuyến", "Online"));

    private IndicatorSamples() {}

    static List<Object> all() {
        List<Object> all = new ArrayList<>(facts());
        all.addAll(tallies());
        all.addAll(scores());
        return all;
    }

    static IndicatorTally tally() {
        IndicatorCounter counter = IndicatorCounter.create(OPTIONS);
        counter.add(DOSSIER);
        counter.add(LITTLE_KNOWN);
        counter.add(PROCEDURE);
        counter.add(PETITION);
        return counter.tally();
    }

    private static List<Object> facts() {
        return List.of(
                Answer.UNKNOWN,
                FeePayment.EXEMPT,
                PetitionSubject.PROCEDURE,
                Satisfaction.DISSATISFIED,
                HANDLING,
                PAPERS,
                Papers.UNKNOWN,
                PROCEDURE.publication(),
                ProcedureFacts.Publication.UNKNOWN,
                DOSSIER,
                LITTLE_KNOWN,
                PROCEDURE,
                PETITION);
    }

    private static List<Object> tallies() {
        Counts counts = Counts.of(Map.of(Count.RECEIVED, 31_329L, Count.ONLINE, 29_839L));
        MonthTally month = new MonthTally(YearMonth.of(2024, 6), counts, Set.of(COPIES), Set.of());
        return List.of(
                Count.CERTIFIED_COPY,
                new Ratio(29_839, 31_329),
                Period.quarter(2024, 2),
                Scope.all(Period.year(2024)),
                Scope.of(AGENCY, Period.month(YearMonth.of(2024, 6))),
                new SatisfactionShares(List.of(5L, 4L, 0L, 1L, 0L)),
                OPTIONS,
                counts,
                Counts.of(Map.of()),
                month,
                new AgencyTally(AGENCY, List.of(month), List.of(PROCEDURE)),
                tally(),
                IndicatorTally.empty(OPTIONS));
    }

    private static List<Object> scores() {
        ScoringScheme scheme = new ScoringScheme(
                "made-up",
                Validity.from(LocalDate.of(2026, 1, 1)),
                Basis.PRACTICE,
                "a test",
                List.of(GROUP),
                List.of(ONLINE, STORED),
                List.of(RATE));
        ScoringOptions options = ScoringOptions.defaults().withUncapped("B").withUncapped("A");
        IndicatorTally none = IndicatorTally.empty(OPTIONS);
        IndicatorReport report = IndicatorReport.of(tally(), Scope.all(Period.year(2024)), scheme, options);
        return List.of(
                Metric.Cap.UNSETTLED,
                Metric.WhenNothing.MAXIMUM,
                ONLINE_LABEL,
                GROUP,
                ONLINE,
                RATE,
                scheme,
                ScoringOptions.defaults(),
                options.withSkipped("C"),
                new IndicatorReport.MetricResult(ONLINE, new Ratio(0, 7), Optional.of(new BigDecimal("0.00"))),
                new IndicatorReport.MetricResult(STORED, new Ratio(0, 0), Optional.empty()),
                new IndicatorReport.GroupResult(GROUP, Optional.of(new BigDecimal("6.00")), List.of("STORE")),
                new IndicatorReport.RateResult(RATE, new Ratio(1, 3)),
                report,
                IndicatorReport.of(none, Scope.of(AGENCY, Period.year(2024)), scheme, options));
    }

    private static Metric metric(String code, Count numerator, Count denominator) {
        return new Metric(
                code,
                "DIGITAL",
                numerator,
                denominator,
                new BigDecimal("6.0"),
                new BigDecimal("0.50"),
                Metric.Cap.BINDING,
                Metric.WhenNothing.NO_SCORE,
                ONLINE_LABEL);
    }
}
