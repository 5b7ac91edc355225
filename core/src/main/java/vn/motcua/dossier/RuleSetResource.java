package vn.motcua.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.procedure.Basis;
import vn.motcua.procedure.Validity;

/** Reads the table of rule sets. */
final class RuleSetResource {

    private static final List<RuleSet> BUNDLED = read(Table.bundled("rule-sets.tsv"));

    private RuleSetResource() {}

    static List<RuleSet> bundled() {
        return BUNDLED;
    }

    static List<RuleSet> read(List<List<String>> rows) {
        List<RuleSet> sets = new ArrayList<>();
        for (List<String> row : rows) {
            switch (row.get(0)) {
                case "rules" -> sets.add(new RuleSet(row.get(1), row.get(4), days(row), List.of()));
                case "limit" -> sets.add(withLimit(sets.remove(sets.size() - 1), limit(row)));
                default ->
                    throw new InvalidInputException(
                            FailureCode.INVALID_VALUE, "rule set", row.toString(), "rules, or a limit after them");
            }
        }
        return List.copyOf(sets);
    }

    private static RuleSet withLimit(RuleSet rules, Limit limit) {
        List<Limit> limits = new ArrayList<>(rules.limits());
        limits.add(limit);
        return new RuleSet(rules.name(), rules.citation(), rules.validity(), limits);
    }

    private static Limit limit(List<String> row) {
        return new Limit(
                LimitKind.valueOf(row.get(1)),
                Integer.parseInt(row.get(2)),
                LimitUnit.valueOf(row.get(3)),
                Basis.valueOf(row.get(4)),
                row.get(5));
    }

    private static Validity days(List<String> row) {
        String last = row.get(3);
        return new Validity(LocalDate.parse(row.get(2)), last.isEmpty() ? LocalDate.MAX : LocalDate.parse(last));
    }
}
