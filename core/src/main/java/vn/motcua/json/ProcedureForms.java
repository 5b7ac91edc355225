package vn.motcua.json;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.motcua.procedure.Basis;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.Domain;
import vn.motcua.procedure.Figure;
import vn.motcua.procedure.IncompleteProcedure;
import vn.motcua.procedure.Procedure;
import vn.motcua.procedure.ProcedureCatalogue;
import vn.motcua.procedure.ProcedureCode;
import vn.motcua.procedure.ProcedureDifference;
import vn.motcua.procedure.ProcedureProfile;
import vn.motcua.procedure.Provenance;
import vn.motcua.procedure.ProvisionLevel;
import vn.motcua.procedure.RequiredComponent;
import vn.motcua.procedure.ResultType;
import vn.motcua.procedure.Validity;

/** The forms of the room of procedures. */
final class ProcedureForms {

    static final Form<Basis> BASIS = Forms.constant(Basis.values());

    static final Form<ProcedureCode> PROCEDURE_CODE = Forms.text(ProcedureCode::value, ProcedureCode::of);

    static final Form<Domain> DOMAIN = Forms.object(
            (domain, out) -> out.put("code", Forms.TEXT, domain.code()).put("name", Forms.TEXT, domain.name()),
            in -> new Domain(in.get("code", Forms.TEXT), in.get("name", Forms.TEXT)));

    static final Form<Validity> VALIDITY = Forms.object(
            (days, out) -> out.putIf("first", Forms.DATE, unless(LocalDate.MIN, days.first()))
                    .putIf("last", Forms.DATE, unless(LocalDate.MAX, days.last())),
            in -> new Validity(
                    in.find("first", Forms.DATE).orElse(LocalDate.MIN),
                    in.find("last", Forms.DATE).orElse(LocalDate.MAX)));

    static final Form<Channel> CHANNEL = Forms.constant(Channel.values());
    static final Form<Figure> FIGURE = Forms.constant(Figure.values());
    static final Form<ProvisionLevel> PROVISION_LEVEL = Forms.constant(ProvisionLevel.values());
    static final Form<RequiredComponent.Need> NEED = Forms.constant(RequiredComponent.Need.values());

    static final Form<RequiredComponent> REQUIRED_COMPONENT = Forms.object(
            (component, out) -> out.put("code", Forms.TEXT, component.code())
                    .put("name", Forms.TEXT, component.name())
                    .put("need", NEED, component.need())
                    .put("originals", Forms.INTEGER, component.originals())
                    .put("certifiedCopies", Forms.INTEGER, component.certifiedCopies())
                    .put("photocopies", Forms.INTEGER, component.photocopies()),
            in -> new RequiredComponent(
                    in.get("code", Forms.TEXT),
                    in.get("name", Forms.TEXT),
                    in.get("need", NEED),
                    in.get("originals", Forms.INTEGER),
                    in.get("certifiedCopies", Forms.INTEGER),
                    in.get("photocopies", Forms.INTEGER)));

    static final Form<ResultType> RESULT_TYPE = Forms.object(
            (result, out) -> out.putText("code", result.code()).put("name", Forms.TEXT, result.name()),
            in -> new ResultType(in.text("code"), in.get("name", Forms.TEXT)));

    static final Form<Provenance> PROVENANCE = Forms.object(
            (origin, out) -> out.putText("source", origin.source())
                    .putSome("inferred", FIGURE, new TreeSet<>(origin.inferred())),
            in -> new Provenance(in.text("source"), Set.copyOf(in.list("inferred", FIGURE))));

    static final Form<ProcedureProfile> PROFILE = Forms.object(
            (profile, out) -> out.putIf("verificationRule", CalendarForms.DEADLINE_RULE, profile.verificationRule())
                    .put("provision", PROVISION_LEVEL, profile.provision())
                    .putAll("channels", CHANNEL, new TreeSet<>(profile.channels()))
                    .putSome("components", REQUIRED_COMPONENT, profile.components())
                    .putSome("results", RESULT_TYPE, profile.results())
                    .putText("feeNote", profile.feeNote())
                    .putIf("provenance", PROVENANCE, unless(Provenance.UNKNOWN, profile.provenance())),
            in -> new ProcedureProfile(
                    in.find("verificationRule", CalendarForms.DEADLINE_RULE),
                    in.get("provision", PROVISION_LEVEL),
                    Set.copyOf(in.list("channels", CHANNEL)),
                    in.list("components", REQUIRED_COMPONENT),
                    in.list("results", RESULT_TYPE),
                    in.text("feeNote"),
                    in.find("provenance", PROVENANCE).orElse(Provenance.UNKNOWN)));

    static final Form<Procedure> PROCEDURE = Forms.object(
            (procedure, out) -> out.put("code", PROCEDURE_CODE, procedure.code())
                    .put("name", Forms.TEXT, procedure.name())
                    .put("domain", DOMAIN, procedure.domain())
                    .put("deadlineRule", CalendarForms.DEADLINE_RULE, procedure.deadlineRule())
                    .put("validity", VALIDITY, procedure.validity())
                    .put("supplementsPerStage", Forms.INTEGER, procedure.supplementsPerStage())
                    .putIf("profile", PROFILE, unless(ProcedureProfile.unknown(), procedure.profile())),
            in -> new Procedure(
                    in.get("code", PROCEDURE_CODE),
                    in.get("name", Forms.TEXT),
                    in.get("domain", DOMAIN),
                    in.get("deadlineRule", CalendarForms.DEADLINE_RULE),
                    in.get("validity", VALIDITY),
                    in.get("supplementsPerStage", Forms.INTEGER),
                    profile(in)));

    static final Form<IncompleteProcedure> INCOMPLETE_PROCEDURE = Forms.object(
            (procedure, out) -> out.put("code", PROCEDURE_CODE, procedure.code())
                    .put("name", Forms.TEXT, procedure.name())
                    .put("domain", DOMAIN, procedure.domain())
                    .putText("timeNote", procedure.timeNote())
                    .putIf("profile", PROFILE, unless(ProcedureProfile.unknown(), procedure.profile())),
            in -> new IncompleteProcedure(
                    in.get("code", PROCEDURE_CODE),
                    in.get("name", Forms.TEXT),
                    in.get("domain", DOMAIN),
                    in.text("timeNote"),
                    profile(in)));

    static final Form<ProcedureCatalogue> CATALOGUE = Forms.object(
            (catalogue, out) -> out.putAll("versions", PROCEDURE, catalogue.versions())
                    .putSome("incomplete", INCOMPLETE_PROCEDURE, catalogue.incomplete())
                    .putIf("issued", Forms.DATE, unless(LocalDate.MIN, catalogue.issued())),
            in -> ProcedureCatalogue.of(in.list("versions", PROCEDURE), in.list("incomplete", INCOMPLETE_PROCEDURE))
                    .withIssued(in.find("issued", Forms.DATE).orElse(LocalDate.MIN)));

    static final Form<ProcedureDifference.Change> CHANGE = Forms.object(
            (change, out) -> out.put("field", Forms.TEXT, change.field())
                    .putText("before", change.before())
                    .putText("after", change.after()),
            in -> new ProcedureDifference.Change(in.get("field", Forms.TEXT), in.text("before"), in.text("after")));

    static final Form<ProcedureDifference> DIFFERENCE = Forms.object(
            (difference, out) -> out.put("before", PROCEDURE, difference.before())
                    .put("after", PROCEDURE, difference.after())
                    .putAll("changes", CHANGE, difference.changes()),
            in -> new ProcedureDifference(
                    in.get("before", PROCEDURE), in.get("after", PROCEDURE), in.list("changes", CHANGE)));

    private ProcedureForms() {}

    static List<Document<?>> all() {
        return List.of(
                new Document<>(Basis.class, "basis", BASIS),
                new Document<>(ProcedureCode.class, "procedure-code", PROCEDURE_CODE),
                new Document<>(Domain.class, "domain", DOMAIN),
                new Document<>(Validity.class, "validity", VALIDITY),
                new Document<>(Procedure.class, "procedure", PROCEDURE),
                new Document<>(ProcedureCatalogue.class, "procedure-catalogue", CATALOGUE),
                new Document<>(Channel.class, "channel", CHANNEL),
                new Document<>(Figure.class, "figure", FIGURE),
                new Document<>(ProvisionLevel.class, "provision-level", PROVISION_LEVEL),
                new Document<>(RequiredComponent.Need.class, "component-need", NEED),
                new Document<>(RequiredComponent.class, "required-component", REQUIRED_COMPONENT),
                new Document<>(ResultType.class, "result-type", RESULT_TYPE),
                new Document<>(Provenance.class, "provenance", PROVENANCE),
                new Document<>(ProcedureProfile.class, "procedure-profile", PROFILE),
                new Document<>(IncompleteProcedure.class, "incomplete-procedure", INCOMPLETE_PROCEDURE),
                new Document<>(ProcedureDifference.Change.class, "procedure-change", CHANGE),
                new Document<>(ProcedureDifference.class, "procedure-difference", DIFFERENCE));
    }

    private static ProcedureProfile profile(Fields in) {
        return in.find("profile", PROFILE).orElse(ProcedureProfile.unknown());
    }

    private static <T> Optional<T> unless(T missing, T value) {
        return Optional.of(value).filter(given -> !given.equals(missing));
    }
}
