package vn.motcua.indicator;

import java.time.Instant;
import java.util.Optional;
import vn.motcua.agency.AgencyCode;
import vn.motcua.dossier.Digitisation;
import vn.motcua.dossier.Dossier;
import vn.motcua.dossier.DossierEvent;
import vn.motcua.dossier.DossierStatus;
import vn.motcua.dossier.Progress;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.ProcedureCode;

/**
 * What the indicators need to know of one dossier; it names nobody.
 *
 * <p>Get one from a dossier with {@link #of}, and add what a dossier does not know: whether it was paid online, reached
 * the portal, used population data, and what the applicant answered. Instances are immutable.
 *
 * <pre>{@code
 * counter.add(DossierFacts.of(dossier).withPayment(FeePayment.PAID_ONLINE).withSynchronised(Answer.YES));
 * }</pre>
 *
 * @param agency the agency that received it
 * @param procedure the procedure
 * @param channel how it came in
 * @param status the status now
 * @param handling when it was received, due and finished
 * @param papers how far it is digital
 * @param payment whether something was owed, and how it was paid
 * @param synchronised whether it reached the national portal
 * @param populationData whether data of the national population database was used in place of a paper
 * @param satisfaction what the applicant answered; empty if nobody asked or answered
 */
public record DossierFacts(
        AgencyCode agency,
        ProcedureCode procedure,
        Channel channel,
        DossierStatus status,
        Handling handling,
        Papers papers,
        FeePayment payment,
        Answer synchronised,
        Answer populationData,
        Optional<Satisfaction> satisfaction) {

    /**
     * Reads a dossier. A fee counts as owed once it was asked for; how it was paid a dossier does not say, so a paid fee
     * counts as {@link FeePayment#PAID_AT_DESK} until {@link #withPayment} says otherwise.
     *
     * @param dossier the dossier
     * @return the facts, with nothing known of the portal, of population data and of the applicant's answer
     */
    public static DossierFacts of(Dossier dossier) {
        return new DossierFacts(
                dossier.agency(),
                dossier.procedure().code(),
                dossier.channel(),
                dossier.status(),
                handlingOf(dossier),
                papersOf(dossier),
                paymentOf(dossier),
                Answer.UNKNOWN,
                Answer.UNKNOWN,
                Optional.empty());
    }

    /**
     * Returns these facts with another payment.
     *
     * @param value whether something was owed, and how it was paid
     * @return new facts
     */
    public DossierFacts withPayment(FeePayment value) {
        return new DossierFacts(
                agency,
                procedure,
                channel,
                status,
                handling,
                papers,
                value,
                synchronised,
                populationData,
                satisfaction);
    }

    /**
     * Returns these facts with other papers.
     *
     * @param value how far the dossier is digital
     * @return new facts
     */
    public DossierFacts withPapers(Papers value) {
        return new DossierFacts(
                agency,
                procedure,
                channel,
                status,
                handling,
                value,
                payment,
                synchronised,
                populationData,
                satisfaction);
    }

    /**
     * Returns these facts with what is known of the national portal.
     *
     * @param value whether the dossier reached it
     * @return new facts
     */
    public DossierFacts withSynchronised(Answer value) {
        return new DossierFacts(
                agency, procedure, channel, status, handling, papers, payment, value, populationData, satisfaction);
    }

    /**
     * Returns these facts with what is known of population data.
     *
     * @param value whether it was used in place of a paper
     * @return new facts
     */
    public DossierFacts withPopulationData(Answer value) {
        return new DossierFacts(
                agency, procedure, channel, status, handling, papers, payment, synchronised, value, satisfaction);
    }

    /**
     * Returns these facts with the applicant's answer.
     *
     * @param value what the applicant answered
     * @return new facts
     */
    public DossierFacts withSatisfaction(Satisfaction value) {
        return new DossierFacts(
                agency,
                procedure,
                channel,
                status,
                handling,
                papers,
                payment,
                synchronised,
                populationData,
                Optional.of(value));
    }

    private static Handling handlingOf(Dossier dossier) {
        long supplements = dossier.events().stream()
                .filter(DossierEvent.SupplementRequested.class::isInstance)
                .count();
        return new Handling(
                dossier.receivedAt().orElse(dossier.submittedAt()),
                dossier.deadline().map(deadline -> deadline.due().toInstant()),
                dossier.finishedAt().or(dossier::returnedAt).or(() -> endWithoutResult(dossier)),
                Math.toIntExact(supplements));
    }

    private static Optional<Instant> endWithoutResult(Dossier dossier) {
        DossierStatus status = dossier.status();
        boolean ended = status.equals(DossierStatus.STOPPED) || status.equals(DossierStatus.NOT_ACCEPTED);
        return dossier.progress().stream()
                .filter(line -> ended && line.status().equals(status))
                .map(Progress::at)
                .findFirst();
    }

    private static Papers papersOf(Dossier dossier) {
        int digitised = 0;
        int reused = 0;
        for (var component : dossier.components()) {
            digitised += component.digitisation() == Digitisation.NONE ? 0 : 1;
            reused += component.digitisation().compareTo(Digitisation.DIGITISED) > 0 ? 1 : 0;
        }
        Answer electronic = dossier.result()
                .map(result -> Answer.of(!result.attachments().isEmpty()))
                .orElse(Answer.UNKNOWN);
        return Papers.of(dossier.components().size(), digitised, reused).withResult(electronic, Answer.UNKNOWN);
    }

    private static FeePayment paymentOf(Dossier dossier) {
        FeePayment payment = FeePayment.NOTHING_OWED;
        for (DossierEvent event : dossier.events()) {
            if (event instanceof DossierEvent.PaymentRequested) {
                payment = FeePayment.UNPAID;
            } else if (event instanceof DossierEvent.Paid) {
                payment = FeePayment.PAID_AT_DESK;
            }
        }
        return payment;
    }
}
