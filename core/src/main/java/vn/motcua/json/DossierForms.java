package vn.motcua.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.calendar.Deadline;
import vn.motcua.dossier.Actor;
import vn.motcua.dossier.Decision;
import vn.motcua.dossier.Dossier;
import vn.motcua.dossier.DossierEvent;

/** The forms of dossiers, their events and decisions about them. */
final class DossierForms {

    private static final String AT = "at";
    private static final String BY = "by";
    private static final String DEADLINE = "deadline";
    private static final String REASON = "reason";

    static final Union<DossierEvent> EVENT = late(outcomes(waits(intake(new Union<>(
            DossierEvent.class,
            (event, out) -> out.put(BY, FilingForms.ACTOR, event.by()).put(AT, Forms.INSTANT, event.at()))))));

    static final Form<Dossier> DOSSIER = Forms.object(
            (dossier, out) -> out.put("code", FilingForms.DOSSIER_CODE, dossier.code())
                    .putObject("derived", derived -> derive(dossier, derived))
                    .putAll("events", EVENT, dossier.events()),
            in -> {
                in.skip("code");
                in.skip("derived");
                return Dossier.replay(in.list("events", EVENT));
            });

    static final Union<Decision> DECISION = new Union<>(Decision.class, (decision, out) -> {})
            .with(
                    Decision.Applied.class,
                    "APPLIED",
                    (applied, out) -> out.put("dossier", DOSSIER, applied.dossier()),
                    in -> new Decision.Applied(in.get("dossier", DOSSIER)))
            .with(
                    Decision.Refused.class,
                    "REFUSED",
                    (refused, out) -> out.put("rule", FilingForms.BROKEN_RULE, refused.rule()),
                    in -> new Decision.Refused(in.get("rule", FilingForms.BROKEN_RULE)));

    private DossierForms() {}

    static List<Document<?>> all() {
        List<Document<?>> all = new ArrayList<>(FilingForms.all());
        all.addAll(EVENT.documents("dossier-event"));
        all.addAll(DECISION.documents("decision"));
        all.add(new Document<>(Dossier.class, "dossier", DOSSIER));
        return all;
    }

    /** What readers without the rules want to know. It is never read back. */
    private static void derive(Dossier dossier, Members out) {
        out.put("status", FilingForms.DOSSIER_STATUS, dossier.status())
                .put("label", Forms.TEXT, dossier.status().label())
                .put("processingUnit", Forms.TEXT, dossier.processingUnit())
                .put("submittedAt", Forms.INSTANT, dossier.submittedAt())
                .putIf("receivedAt", Forms.INSTANT, dossier.receivedAt())
                .putIf(
                        "due",
                        Forms.INSTANT,
                        dossier.deadline().map(deadline -> deadline.due().toInstant()))
                .putIf("finishedAt", Forms.INSTANT, dossier.finishedAt())
                .putIf("returnedAt", Forms.INSTANT, dossier.returnedAt());
    }

    private static Union<DossierEvent> intake(Union<DossierEvent> events) {
        return events.with(
                        DossierEvent.Submitted.class,
                        "SUBMITTED",
                        (event, out) -> out.put("filing", FilingForms.FILING, event.filing()),
                        in -> new DossierEvent.Submitted(by(in), at(in), in.get("filing", FilingForms.FILING)))
                .with(
                        DossierEvent.Received.class,
                        "RECEIVED",
                        (event, out) -> out.put(DEADLINE, CalendarForms.DEADLINE, event.deadline()),
                        in -> new DossierEvent.Received(by(in), at(in), in.get(DEADLINE, CalendarForms.DEADLINE)))
                .with(
                        DossierEvent.NotAccepted.class,
                        "NOT_ACCEPTED",
                        (event, out) -> out.put(REASON, Forms.TEXT, event.reason()),
                        in -> new DossierEvent.NotAccepted(by(in), at(in), in.get(REASON, Forms.TEXT)))
                .with(
                        DossierEvent.Transferred.class,
                        "TRANSFERRED",
                        (event, out) -> out.put("toUnit", Forms.TEXT, event.toUnit()),
                        in -> new DossierEvent.Transferred(by(in), at(in), in.get("toUnit", Forms.TEXT)))
                .with(
                        DossierEvent.Digitised.class,
                        "DIGITISED",
                        (event, out) -> out.put("componentCode", Forms.TEXT, event.componentCode())
                                .put("how", FilingForms.DIGITISATION, event.how())
                                .put("file", FilingForms.ATTACHMENT, event.file()),
                        in -> new DossierEvent.Digitised(
                                by(in),
                                at(in),
                                in.get("componentCode", Forms.TEXT),
                                in.get("how", FilingForms.DIGITISATION),
                                in.get("file", FilingForms.ATTACHMENT)));
    }

    private static Union<DossierEvent> waits(Union<DossierEvent> events) {
        return events.with(
                        DossierEvent.SupplementRequested.class,
                        "SUPPLEMENT_REQUESTED",
                        (event, out) -> out.put("request", Forms.TEXT, event.request()),
                        in -> new DossierEvent.SupplementRequested(by(in), at(in), in.get("request", Forms.TEXT)))
                .with(
                        DossierEvent.Supplemented.class,
                        "SUPPLEMENTED",
                        (event, out) -> out.putSome("components", FilingForms.COMPONENT, event.components())
                                .putIf(DEADLINE, CalendarForms.DEADLINE, event.deadline()),
                        in -> new DossierEvent.Supplemented(
                                by(in), at(in), in.list("components", FilingForms.COMPONENT), deadline(in)))
                .with(
                        DossierEvent.PaymentRequested.class,
                        "PAYMENT_REQUESTED",
                        (event, out) -> out.put("amount", MoneyForms.MONEY, event.amount()),
                        in -> new DossierEvent.PaymentRequested(by(in), at(in), in.get("amount", MoneyForms.MONEY)))
                .with(
                        DossierEvent.Paid.class,
                        "PAID",
                        (event, out) -> out.put("amount", MoneyForms.MONEY, event.amount())
                                .put("reference", Forms.TEXT, event.reference())
                                .putIf(DEADLINE, CalendarForms.DEADLINE, event.deadline()),
                        in -> new DossierEvent.Paid(
                                by(in),
                                at(in),
                                in.get("amount", MoneyForms.MONEY),
                                in.get("reference", Forms.TEXT),
                                deadline(in)));
    }

    private static Union<DossierEvent> outcomes(Union<DossierEvent> events) {
        return events.with(
                        DossierEvent.Completed.class,
                        "COMPLETED",
                        (event, out) -> out.put("result", FilingForms.RESULT_DOCUMENT, event.result()),
                        in -> new DossierEvent.Completed(by(in), at(in), in.get("result", FilingForms.RESULT_DOCUMENT)))
                .with(
                        DossierEvent.Returned.class,
                        "RETURNED",
                        (event, out) -> out.put("delivery", FilingForms.DELIVERY, event.delivery()),
                        in -> new DossierEvent.Returned(by(in), at(in), in.get("delivery", FilingForms.DELIVERY)))
                .with(
                        DossierEvent.Withdrawn.class,
                        "WITHDRAWN",
                        (event, out) -> out.put(REASON, Forms.TEXT, event.reason()),
                        in -> new DossierEvent.Withdrawn(by(in), at(in), in.get(REASON, Forms.TEXT)))
                .with(
                        DossierEvent.Stopped.class,
                        "STOPPED",
                        (event, out) -> out.put(REASON, Forms.TEXT, event.reason()),
                        in -> new DossierEvent.Stopped(by(in), at(in), in.get(REASON, Forms.TEXT)))
                .with(
                        DossierEvent.Resumed.class,
                        "RESUMED",
                        (event, out) -> out.putIf(DEADLINE, CalendarForms.DEADLINE, event.deadline()),
                        in -> new DossierEvent.Resumed(by(in), at(in), deadline(in)));
    }

    private static Union<DossierEvent> late(Union<DossierEvent> events) {
        return events.with(
                        DossierEvent.DeadlineExtended.class,
                        "DEADLINE_EXTENDED",
                        (event, out) -> out.put(REASON, Forms.TEXT, event.reason())
                                .put(DEADLINE, CalendarForms.DEADLINE, event.deadline()),
                        in -> new DossierEvent.DeadlineExtended(
                                by(in), at(in), in.get(REASON, Forms.TEXT), in.get(DEADLINE, CalendarForms.DEADLINE)))
                .with(
                        DossierEvent.ClosedUnanswered.class,
                        "CLOSED_UNANSWERED",
                        (event, out) -> out.put("answerDue", CalendarForms.DEADLINE, event.answerDue()),
                        in -> new DossierEvent.ClosedUnanswered(
                                by(in), at(in), in.get("answerDue", CalendarForms.DEADLINE)));
    }

    private static Actor by(Fields in) {
        return in.get(BY, FilingForms.ACTOR);
    }

    private static Instant at(Fields in) {
        return in.get(AT, Forms.INSTANT);
    }

    private static Optional<Deadline> deadline(Fields in) {
        return in.find(DEADLINE, CalendarForms.DEADLINE);
    }
}
