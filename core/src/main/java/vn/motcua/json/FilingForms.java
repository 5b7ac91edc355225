package vn.motcua.json;

import java.util.List;
import java.util.Optional;
import vn.motcua.dossier.Actor;
import vn.motcua.dossier.ActorRole;
import vn.motcua.dossier.Applicant;
import vn.motcua.dossier.ApplicantKind;
import vn.motcua.dossier.Attachment;
import vn.motcua.dossier.BrokenRule;
import vn.motcua.dossier.Component;
import vn.motcua.dossier.Delegation;
import vn.motcua.dossier.Delivery;
import vn.motcua.dossier.DeliveryMethod;
import vn.motcua.dossier.Digitisation;
import vn.motcua.dossier.DossierCode;
import vn.motcua.dossier.DossierStatus;
import vn.motcua.dossier.Filing;
import vn.motcua.dossier.Organisations;
import vn.motcua.dossier.Progress;
import vn.motcua.dossier.ResultDocument;
import vn.motcua.dossier.ResultKind;
import vn.motcua.dossier.Violation;

/** The forms of what dossiers and their events consist of. */
final class FilingForms {

    static final Form<ApplicantKind> APPLICANT_KIND = Forms.constant(ApplicantKind.values());
    static final Form<ActorRole> ACTOR_ROLE = Forms.constant(ActorRole.values());
    static final Form<Delegation> DELEGATION = Forms.constant(Delegation.values());
    static final Form<DeliveryMethod> DELIVERY_METHOD = Forms.constant(DeliveryMethod.values());
    static final Form<Digitisation> DIGITISATION = Forms.constant(Digitisation.values());
    static final Form<ResultKind> RESULT_KIND = Forms.constant(ResultKind.values());
    static final Form<DossierCode> DOSSIER_CODE = Forms.text(DossierCode::value, DossierCode::of);
    static final Form<DossierStatus> DOSSIER_STATUS = Forms.of(
            status -> Forms.INTEGER.write(status.code()), place -> place.make(place.smallInteger(), DossierStatus::of));

    static final Form<Actor> ACTOR = Forms.object(
            (actor, out) -> out.put("name", IdentityForms.PERSON_NAME, actor.name())
                    .put("unit", Forms.TEXT, actor.unit())
                    .put("position", Forms.TEXT, actor.position())
                    .putText("certificateSerial", actor.certificateSerial())
                    .put("role", ACTOR_ROLE, actor.role())
                    .putIf(
                            "delegation",
                            DELEGATION,
                            Optional.of(actor.delegation()).filter(place -> place != Delegation.NONE)),
            in -> new Actor(
                    in.get("name", IdentityForms.PERSON_NAME),
                    in.get("unit", Forms.TEXT),
                    in.get("position", Forms.TEXT),
                    in.text("certificateSerial"),
                    in.get("role", ACTOR_ROLE),
                    in.find("delegation", DELEGATION).orElse(Delegation.NONE)));

    static final Form<Applicant> APPLICANT = Forms.object(
            (applicant, out) -> out.put("kind", APPLICANT_KIND, applicant.kind())
                    .put("name", IdentityForms.PERSON_NAME, applicant.name())
                    .putIf("personalId", IdentityForms.PERSONAL_ID, applicant.personalId())
                    .putIf("phone", IdentityForms.PHONE_NUMBER, applicant.phone())
                    .putIf("email", Forms.TEXT, applicant.email()),
            FilingForms::applicant);

    static final Form<Attachment> ATTACHMENT = Forms.object(
            (file, out) -> out.put("fileName", Forms.TEXT, file.fileName()).put("sha256", Forms.TEXT, file.sha256()),
            in -> new Attachment(in.get("fileName", Forms.TEXT), in.get("sha256", Forms.TEXT)));

    static final Form<BrokenRule> BROKEN_RULE = Forms.object(
            (rule, out) -> out.put("name", Forms.TEXT, rule.name())
                    .put("basis", ProcedureForms.BASIS, rule.basis())
                    .put("citation", Forms.TEXT, rule.citation())
                    .put("english", Forms.TEXT, rule.english())
                    .put("vietnamese", Forms.TEXT, rule.vietnamese()),
            in -> new BrokenRule(
                    in.get("name", Forms.TEXT),
                    in.get("basis", ProcedureForms.BASIS),
                    in.get("citation", Forms.TEXT),
                    in.get("english", Forms.TEXT),
                    in.get("vietnamese", Forms.TEXT)));

    static final Form<Component> COMPONENT = Forms.object(
            (component, out) -> out.put("code", Forms.TEXT, component.code())
                    .put("name", Forms.TEXT, component.name())
                    .put("copies", Forms.INTEGER, component.copies())
                    .put("digitisation", DIGITISATION, component.digitisation())
                    .putSome("attachments", ATTACHMENT, component.attachments()),
            in -> new Component(
                    in.get("code", Forms.TEXT),
                    in.get("name", Forms.TEXT),
                    in.get("copies", Forms.INTEGER),
                    in.get("digitisation", DIGITISATION),
                    in.list("attachments", ATTACHMENT)));

    static final Form<Delivery> DELIVERY = Forms.object(
            (delivery, out) ->
                    out.put("method", DELIVERY_METHOD, delivery.method()).putText("note", delivery.note()),
            in -> new Delivery(in.get("method", DELIVERY_METHOD), in.text("note")));

    static final Form<ResultDocument> RESULT_DOCUMENT = Forms.object(
            (result, out) -> out.put("kind", RESULT_KIND, result.kind())
                    .putText("number", result.number())
                    .put("name", Forms.TEXT, result.name())
                    .putSome("attachments", ATTACHMENT, result.attachments()),
            in -> new ResultDocument(
                    in.get("kind", RESULT_KIND),
                    in.text("number"),
                    in.get("name", Forms.TEXT),
                    in.list("attachments", ATTACHMENT)));

    static final Form<Progress> PROGRESS = Forms.object(
            (line, out) -> out.put("by", ACTOR, line.by())
                    .put("at", Forms.INSTANT, line.at())
                    .put("text", Forms.TEXT, line.text())
                    .put("status", DOSSIER_STATUS, line.status()),
            in -> new Progress(
                    in.get("by", ACTOR),
                    in.get("at", Forms.INSTANT),
                    in.get("text", Forms.TEXT),
                    in.get("status", DOSSIER_STATUS)));

    static final Form<Violation> VIOLATION = Forms.object(
            (violation, out) -> out.put("eventIndex", Forms.INTEGER, violation.eventIndex())
                    .put("rule", BROKEN_RULE, violation.rule()),
            in -> new Violation(in.get("eventIndex", Forms.INTEGER), in.get("rule", BROKEN_RULE)));

    static final Form<Organisations> ORGANISATIONS = Forms.object(
            (agencies, out) -> out.put("helpedAt", AgencyForms.AGENCY_CODE, agencies.helpedAt())
                    .put("receivedAt", AgencyForms.AGENCY_CODE, agencies.receivedAt())
                    .put("competent", AgencyForms.AGENCY_CODE, agencies.competent()),
            in -> new Organisations(
                    in.get("helpedAt", AgencyForms.AGENCY_CODE),
                    in.get("receivedAt", AgencyForms.AGENCY_CODE),
                    in.get("competent", AgencyForms.AGENCY_CODE)));

    static final Form<Filing> FILING = Forms.object(
            (filing, out) -> out.put("code", DOSSIER_CODE, filing.code())
                    .put("procedure", ProcedureForms.PROCEDURE, filing.procedure())
                    .put("applicant", APPLICANT, filing.applicant())
                    .put("channel", ProcedureForms.CHANNEL, filing.channel())
                    .put("organisations", ORGANISATIONS, filing.organisations())
                    .put("processingUnit", Forms.TEXT, filing.processingUnit())
                    .putSome("components", COMPONENT, filing.components()),
            in -> new Filing(
                    in.get("code", DOSSIER_CODE),
                    in.get("procedure", ProcedureForms.PROCEDURE),
                    in.get("applicant", APPLICANT),
                    in.get("channel", ProcedureForms.CHANNEL),
                    in.get("organisations", ORGANISATIONS),
                    in.get("processingUnit", Forms.TEXT),
                    in.list("components", COMPONENT)));

    private FilingForms() {}

    static List<Document<?>> all() {
        return List.of(
                new Document<>(ApplicantKind.class, "applicant-kind", APPLICANT_KIND),
                new Document<>(ActorRole.class, "actor-role", ACTOR_ROLE),
                new Document<>(Delegation.class, "delegation", DELEGATION),
                new Document<>(Organisations.class, "organisations", ORGANISATIONS),
                new Document<>(DeliveryMethod.class, "delivery-method", DELIVERY_METHOD),
                new Document<>(Digitisation.class, "digitisation", DIGITISATION),
                new Document<>(ResultKind.class, "result-kind", RESULT_KIND),
                new Document<>(DossierCode.class, "dossier-code", DOSSIER_CODE),
                new Document<>(DossierStatus.class, "dossier-status", DOSSIER_STATUS),
                new Document<>(Actor.class, "actor", ACTOR),
                new Document<>(Applicant.class, "applicant", APPLICANT),
                new Document<>(Attachment.class, "attachment", ATTACHMENT),
                new Document<>(BrokenRule.class, "broken-rule", BROKEN_RULE),
                new Document<>(Component.class, "component", COMPONENT),
                new Document<>(Delivery.class, "delivery", DELIVERY),
                new Document<>(ResultDocument.class, "result-document", RESULT_DOCUMENT),
                new Document<>(Progress.class, "progress", PROGRESS),
                new Document<>(Violation.class, "violation", VIOLATION),
                new Document<>(Filing.class, "filing", FILING));
    }

    private static Applicant applicant(Fields in) {
        Applicant named = Applicant.of(in.get("kind", APPLICANT_KIND), in.get("name", IdentityForms.PERSON_NAME));
        Applicant numbered = in.find("personalId", IdentityForms.PERSONAL_ID)
                .map(named::withPersonalId)
                .orElse(named);
        return in.find("phone", IdentityForms.PHONE_NUMBER)
                .map(numbered::withPhone)
                .orElse(numbered)
                .withEmail(in.text("email"));
    }
}
