package vn.motcua.indicator;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.motcua.agency.AgencyCode;
import vn.motcua.dossier.DossierStatus;
import vn.motcua.procedure.Channel;

/**
 * Counts facts one by one, in memory that grows with agencies, months and procedures but not with dossiers.
 *
 * <p>A dossier counts once for each time it is added. Not safe for use by several threads: give each its own counter
 * and merge their tallies.
 *
 * <pre>{@code
 * IndicatorCounter counter = IndicatorCounter.create(CountingOptions.at(clock.instant()));
 * dossiers.forEach(dossier -> counter.add(DossierFacts.of(dossier)));
 * IndicatorTally tally = counter.tally();
 * }</pre>
 */
public final class IndicatorCounter {

    private final CountingOptions options;
    private final ProcedureNumbers numbers = new ProcedureNumbers();
    private final ByMonth<Map<AgencyCode, MonthCounts>> months = new ByMonth<>(HashMap::new);
    private final Map<AgencyCode, AgencyCounts> procedures = new HashMap<>();

    private IndicatorCounter(CountingOptions options) {
        this.options = options;
    }

    /**
     * Makes an empty counter.
     *
     * @param options how to count
     * @return the counter
     */
    public static IndicatorCounter create(CountingOptions options) {
        return new IndicatorCounter(options);
    }

    /**
     * Counts a dossier. One that was not received, by {@link CountingOptions#received()}, counts nowhere.
     *
     * @param facts what is known of it
     */
    public void add(DossierFacts facts) {
        if (!options.received().contains(facts.status())) {
            return;
        }
        MonthCounts counts = counts(facts.agency(), facts.handling().received());
        boolean online = facts.channel() == Channel.ONLINE;
        counts.add(Count.RECEIVED, 1);
        counts.addIf(Count.ONLINE, online);
        if (online) {
            counts.addUsedOnline(facts.procedure());
        }
        counts.addAnswer(facts.synchronised(), Count.SYNCHRONISATION_KNOWN, Count.SYNCHRONISED);
        counts.addAnswer(facts.populationData(), Count.POPULATION_KNOWN, Count.POPULATION_USED);
        addHandling(facts, counts);
        addPapers(facts, counts);
        addPayment(facts, counts);
        facts.satisfaction().ifPresent(answer -> addSatisfaction(answer, counts));
    }

    /**
     * Counts a procedure. Adding it again joins what is known.
     *
     * @param facts what is known of it
     */
    public void add(ProcedureFacts facts) {
        AgencyCode agency = facts.agency().normal();
        entry(agency, procedures).add(facts.at(agency));
    }

    /**
     * Counts a petition.
     *
     * @param facts what is known of it
     */
    public void add(PetitionFacts facts) {
        MonthCounts counts = counts(facts.agency(), facts.received());
        Instant judged = facts.closed().orElse(options.asOf());
        counts.add(Count.PETITIONS, 1);
        counts.addIf(Count.PETITIONS_ON_TIME, !judged.isAfter(facts.due()));
        counts.addAnswer(facts.satisfied(), Count.PETITIONS_RATED, Count.PETITIONS_SATISFIED);
        counts.addIf(Count.PETITIONS_ON_PROCEDURE, facts.subject() == PetitionSubject.PROCEDURE);
        counts.addIf(Count.PETITIONS_ON_STAFF, facts.subject() == PetitionSubject.STAFF);
    }

    /**
     * Returns what was counted so far. The counter may go on; the tally does not change.
     *
     * @return the tally
     */
    public IndicatorTally tally() {
        Map<AgencyCode, AgencyCounts> agencies = new HashMap<>();
        procedures.forEach((agency, counts) -> entry(agency, agencies).addAll(counts));
        months.forEach((month, counted) -> counted.forEach(
                (agency, counts) -> entry(agency, agencies).in(month).addAll(counts)));
        return IndicatorTally.of(options, agencies);
    }

    private void addHandling(DossierFacts facts, MonthCounts counts) {
        boolean withdrawn = facts.status().equals(DossierStatus.WITHDRAWN);
        boolean finished = withdrawn || hasResult(facts.status());
        boolean onTime = isOnTime(facts);
        counts.addIf(Count.ON_TIME, onTime);
        counts.addIf(Count.FINISHED, finished);
        counts.addIf(Count.FINISHED_ON_TIME, finished && onTime);
        counts.addIf(Count.OVERDUE, !finished && isOpen(facts) && isLate(facts.handling()));
    }

    /**
     * A withdrawn dossier is on time by the practice of provincial reports. One that waits for the applicant or is
     * stopped is not late, and one without a due time cannot be shown to be on time; both are inferred.
     */
    private boolean isOnTime(DossierFacts facts) {
        Handling handling = facts.handling();
        if (facts.status().equals(DossierStatus.WITHDRAWN)) {
            return true;
        }
        if (handling.supplementRequests() > options.supplementsAllowed()) {
            return false;
        }
        boolean waits = handling.finished().isEmpty() && isWaiting(facts.status());
        return waits || (handling.due().isPresent() && !isLate(handling));
    }

    private boolean isLate(Handling handling) {
        Optional<Instant> due = handling.due();
        Instant judged = handling.finished().orElse(options.asOf());
        return due.isPresent() && judged.isAfter(due.get());
    }

    private static boolean isOpen(DossierFacts facts) {
        return facts.handling().finished().isEmpty() && !isWaiting(facts.status());
    }

    private static boolean isWaiting(DossierStatus status) {
        return status.equals(DossierStatus.SUPPLEMENT_REQUESTED)
                || status.equals(DossierStatus.PAYMENT_REQUESTED)
                || status.equals(DossierStatus.STOPPED);
    }

    private static boolean hasResult(DossierStatus status) {
        return status.equals(DossierStatus.PROCESSED) || status.equals(DossierStatus.RETURNED);
    }

    private static void addPapers(DossierFacts facts, MonthCounts counts) {
        Papers papers = facts.papers();
        if (hasResult(facts.status())) {
            counts.addAnswer(papers.electronicResult(), Count.RESULT_KNOWN, Count.RESULT_ELECTRONIC);
        }
        counts.addAnswer(papers.personalStore(), Count.STORE_KNOWN, Count.STORED);
        if (papers.components() > 0) {
            counts.add(Count.WITH_COMPONENTS, 1);
            counts.addIf(Count.DIGITISED, papers.digitised() == papers.components());
            counts.addIf(Count.REUSED, papers.reused() > 0);
            counts.add(Count.COMPONENTS, papers.components());
            counts.add(Count.COMPONENTS_DIGITISED, papers.digitised());
        }
    }

    private static void addPayment(DossierFacts facts, MonthCounts counts) {
        counts.addIf(Count.OBLIGED, facts.payment().isObliged());
        if (facts.payment() == FeePayment.PAID_ONLINE) {
            counts.add(Count.PAID_ONLINE, 1);
            counts.addPaidOnline(facts.procedure());
        }
    }

    private void addSatisfaction(Satisfaction answer, MonthCounts counts) {
        counts.add(Count.EVALUATED, 1);
        counts.addIf(Count.SATISFIED_ENOUGH, answer.isAtLeast(options.satisfiedFrom()));
        counts.add(
                switch (answer) {
                    case VERY_SATISFIED -> Count.VERY_SATISFIED;
                    case SATISFIED -> Count.SATISFIED;
                    case NORMAL -> Count.NORMAL;
                    case DISSATISFIED -> Count.DISSATISFIED;
                    case VERY_DISSATISFIED -> Count.VERY_DISSATISFIED;
                },
                1);
    }

    private MonthCounts counts(AgencyCode agency, Instant moment) {
        return months.at(moment).computeIfAbsent(agency, none -> new MonthCounts(numbers));
    }

    private AgencyCounts entry(AgencyCode agency, Map<AgencyCode, AgencyCounts> agencies) {
        return agencies.computeIfAbsent(agency, none -> new AgencyCounts(numbers));
    }
}
