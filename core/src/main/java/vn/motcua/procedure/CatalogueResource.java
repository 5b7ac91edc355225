package vn.motcua.procedure;

import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import vn.motcua.calendar.DeadlineRule;
import vn.motcua.internal.table.TableRow;
import vn.motcua.internal.table.TableText;

/** Reads the table of procedures; a line that it does not understand is an error and never skipped. */
final class CatalogueResource {

    private static final String NAME = "commune-procedures.tsv";
    private static final Pattern COMMA = Pattern.compile(",");
    private static final String NOT_KNOWN = "-";
    private static final String WORKING_DAYS = "working-days";
    private static final int MOST_DAYS = 10_000;
    private static final List<String> ISSUED = List.of("kind", "day");
    private static final List<String> DOMAIN = List.of("kind", "key", "code", "name");
    private static final List<String> PROCEDURE = List.of(
            "kind",
            "code",
            "name",
            "domain",
            "time",
            "unit",
            "cut-off",
            "verification",
            "first day",
            "last day",
            "fee note",
            "inferred",
            "source");

    private LocalDate issued = LocalDate.MIN;
    private final Map<String, Domain> domains = new HashMap<>();
    private final List<Procedure> versions = new ArrayList<>();
    private final List<IncompleteProcedure> incomplete = new ArrayList<>();

    private CatalogueResource() {}

    static CatalogueResource bundled() {
        return read(TableText.bundled(CatalogueResource.class, NAME));
    }

    static CatalogueResource read(Reader source) throws IOException {
        return read(TableText.read(NAME, source));
    }

    static CatalogueResource read(TableText text) {
        CatalogueResource table = new CatalogueResource();
        for (TableRow row : text.tabSeparated()) {
            if (table.isEmpty() && row.cells().get(0).equals("issued")) {
                table.issued = row.named(ISSUED).date(1);
            } else {
                table.add(row);
            }
        }
        return table;
    }

    LocalDate issued() {
        return issued;
    }

    private boolean isEmpty() {
        return issued.equals(LocalDate.MIN) && domains.isEmpty();
    }

    List<Procedure> versions() {
        return List.copyOf(versions);
    }

    List<IncompleteProcedure> incomplete() {
        return List.copyOf(incomplete);
    }

    private void add(TableRow row) {
        switch (row.cells().get(0)) {
            case "domain" -> addDomain(row.named(DOMAIN));
            case "procedure" -> addProcedure(row.named(PROCEDURE));
            default -> throw row.illegal(0, "domain or procedure");
        }
    }

    private void addDomain(TableRow row) {
        domains.put(row.required(1), new Domain(row.required(2), row.required(3)));
    }

    private void addProcedure(TableRow row) {
        Domain domain = domains.get(row.required(3));
        if (domain == null) {
            throw row.illegal(3, "one of " + new TreeSet<>(domains.keySet()) + ", which stand above");
        }
        ProcedureCode code = row.parsed(1, ProcedureCode::of, "a code such as 1.001193");
        if (isIncomplete(row)) {
            incomplete.add(new IncompleteProcedure(code, row.required(2), domain, row.optional(7), profile(row)));
            return;
        }
        LocalDate first = row.date(8, LocalDate.MIN);
        LocalDate last = row.date(9, LocalDate.MAX);
        if (last.isBefore(first)) {
            throw row.illegal(9, "a day not before " + first);
        }
        versions.add(Procedure.of(code, row.required(2), domain, rule(row, 4))
                .withValidity(new Validity(first, last))
                .withProfile(profile(row)));
    }

    private static boolean isIncomplete(TableRow row) {
        return row.required(4).equals(NOT_KNOWN);
    }

    private static ProcedureProfile profile(TableRow row) {
        ProcedureProfile profile = ProcedureProfile.unknown()
                .withFeeNote(row.optional(10))
                .withProvenance(new Provenance(row.required(12), figures(row)));
        boolean inDays = !row.optional(7).isEmpty() && !isIncomplete(row);
        return inDays ? profile.withVerificationRule(rule(row, 7)) : profile;
    }

    private static DeadlineRule rule(TableRow row, int days) {
        if (!row.required(5).equals(WORKING_DAYS)) {
            throw row.illegal(5, WORKING_DAYS);
        }
        DeadlineRule rule = DeadlineRule.ofWorkingDays(row.integer(days, 0, MOST_DAYS));
        return row.optional(6).isEmpty() ? rule : rule.withCutOff(row.time(6));
    }

    private static Set<Figure> figures(TableRow row) {
        Set<Figure> figures = EnumSet.noneOf(Figure.class);
        if (!row.optional(11).isEmpty()) {
            figures.addAll(row.parsed(
                    11,
                    cell -> COMMA.splitAsStream(cell).map(Figure::valueOf).toList(),
                    "of " + List.of(Figure.values()) + ", parted by commas"));
        }
        return figures;
    }
}
