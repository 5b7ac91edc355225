package vn.motcua.json;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.motcua.procedure.Basis;
import vn.motcua.procedure.Domain;
import vn.motcua.procedure.Procedure;
import vn.motcua.procedure.ProcedureCatalogue;
import vn.motcua.procedure.ProcedureCode;
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

    static final Form<Procedure> PROCEDURE = Forms.object(
            (procedure, out) -> out.put("code", PROCEDURE_CODE, procedure.code())
                    .put("name", Forms.TEXT, procedure.name())
                    .put("domain", DOMAIN, procedure.domain())
                    .put("deadlineRule", CalendarForms.DEADLINE_RULE, procedure.deadlineRule())
                    .put("validity", VALIDITY, procedure.validity())
                    .put("supplementsPerStage", Forms.INTEGER, procedure.supplementsPerStage()),
            in -> new Procedure(
                    in.get("code", PROCEDURE_CODE),
                    in.get("name", Forms.TEXT),
                    in.get("domain", DOMAIN),
                    in.get("deadlineRule", CalendarForms.DEADLINE_RULE),
                    in.get("validity", VALIDITY),
                    in.get("supplementsPerStage", Forms.INTEGER)));

    static final Form<ProcedureCatalogue> CATALOGUE = Forms.object(
            (catalogue, out) -> out.putAll("versions", PROCEDURE, catalogue.versions()),
            in -> ProcedureCatalogue.of(in.list("versions", PROCEDURE)));

    private ProcedureForms() {}

    static List<Document<?>> all() {
        return List.of(
                new Document<>(Basis.class, "basis", BASIS),
                new Document<>(ProcedureCode.class, "procedure-code", PROCEDURE_CODE),
                new Document<>(Domain.class, "domain", DOMAIN),
                new Document<>(Validity.class, "validity", VALIDITY),
                new Document<>(Procedure.class, "procedure", PROCEDURE),
                new Document<>(ProcedureCatalogue.class, "procedure-catalogue", CATALOGUE));
    }

    private static Optional<LocalDate> unless(LocalDate open, LocalDate day) {
        return Optional.of(day).filter(end -> !end.equals(open));
    }
}
