package vn.motcua.json;

import java.util.List;
import vn.motcua.dossier.Limit;
import vn.motcua.dossier.LimitKind;
import vn.motcua.dossier.LimitUnit;
import vn.motcua.dossier.RuleSet;

/** The forms of the rules of the one-stop. */
final class RuleForms {

    static final Form<LimitKind> LIMIT_KIND = Forms.constant(LimitKind.values());
    static final Form<LimitUnit> LIMIT_UNIT = Forms.constant(LimitUnit.values());

    static final Form<Limit> LIMIT = Forms.object(
            (limit, out) -> out.put("kind", LIMIT_KIND, limit.kind())
                    .put("value", Forms.INTEGER, limit.value())
                    .put("unit", LIMIT_UNIT, limit.unit())
                    .put("basis", ProcedureForms.BASIS, limit.basis())
                    .put("citation", Forms.TEXT, limit.citation()),
            in -> new Limit(
                    in.get("kind", LIMIT_KIND),
                    in.get("value", Forms.INTEGER),
                    in.get("unit", LIMIT_UNIT),
                    in.get("basis", ProcedureForms.BASIS),
                    in.get("citation", Forms.TEXT)));

    static final Form<RuleSet> RULE_SET = Forms.object(
            (rules, out) -> out.put("name", Forms.TEXT, rules.name())
                    .put("citation", Forms.TEXT, rules.citation())
                    .put("validity", ProcedureForms.VALIDITY, rules.validity())
                    .putAll("limits", LIMIT, rules.limits()),
            in -> new RuleSet(
                    in.get("name", Forms.TEXT),
                    in.get("citation", Forms.TEXT),
                    in.get("validity", ProcedureForms.VALIDITY),
                    in.list("limits", LIMIT)));

    private RuleForms() {}

    static List<Document<?>> all() {
        return List.of(
                new Document<>(LimitKind.class, "limit-kind", LIMIT_KIND),
                new Document<>(LimitUnit.class, "limit-unit", LIMIT_UNIT),
                new Document<>(Limit.class, "limit", LIMIT),
                new Document<>(RuleSet.class, "rule-set", RULE_SET));
    }
}
