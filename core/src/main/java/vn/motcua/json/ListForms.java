package vn.motcua.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.motcua.dossier.Backlog;
import vn.motcua.dossier.BacklogOptions;
import vn.motcua.dossier.ImportField;
import vn.motcua.dossier.ImportOptions;
import vn.motcua.dossier.ImportProblem;
import vn.motcua.dossier.ImportReport;
import vn.motcua.dossier.ImportedRow;

/** The forms of what is told of many dossiers at once: what is left to do, and what an import gives. */
final class ListForms {

    private static final Form<Map<String, String>> CELLS = Forms.map("heading", Forms.TEXT, "cell", Forms.TEXT);

    static final Form<Backlog.State> STATE = Forms.constant(Backlog.State.values());

    static final Form<Backlog.Entry> ENTRY = Forms.object(
            (entry, out) -> out.put("code", FilingForms.DOSSIER_CODE, entry.code())
                    .put("unit", Forms.TEXT, entry.unit())
                    .put("due", CalendarForms.ZONED, entry.due()),
            in -> new Backlog.Entry(
                    in.get("code", FilingForms.DOSSIER_CODE),
                    in.get("unit", Forms.TEXT),
                    in.get("due", CalendarForms.ZONED)));

    private static final Form<Map<Backlog.State, Long>> COUNTS = Forms.map("state", STATE, "count", Forms.LONG);

    static final Form<Backlog> BACKLOG = Forms.object(
            (backlog, out) -> out.put("at", Forms.INSTANT, backlog.at())
                    .put("counts", COUNTS, backlog.counts())
                    .putAll("overdue", ENTRY, backlog.overdue())
                    .putAll("dueSoon", ENTRY, backlog.dueSoon()),
            in -> new Backlog(
                    in.get("at", Forms.INSTANT),
                    in.get("counts", COUNTS),
                    in.list("overdue", ENTRY),
                    in.list("dueSoon", ENTRY)));

    static final Form<BacklogOptions> BACKLOG_OPTIONS = Forms.object(
            (options, out) -> out.put("dueSoon", Forms.DURATION, options.dueSoon())
                    .put("listed", Forms.INTEGER, options.listed()),
            in -> new BacklogOptions(in.get("dueSoon", Forms.DURATION), in.get("listed", Forms.INTEGER)));

    static final Form<ImportField> IMPORT_FIELD = Forms.constant(ImportField.values());

    private static final Form<Map<ImportField, String>> HEADINGS =
            Forms.map("field", IMPORT_FIELD, "heading", Forms.TEXT);

    private static final Form<Character> CHARACTER =
            Forms.of(character -> Forms.TEXT.write(character.toString()), place -> {
                String text = place.text();
                if (text.length() != 1) {
                    throw place.wrong("one character");
                }
                return text.charAt(0);
            });

    static final Form<ImportOptions> IMPORT_OPTIONS = Forms.object(
            (options, out) -> out.put("catalogue", ProcedureForms.CATALOGUE, options.catalogue())
                    .put("calendar", CalendarForms.WORKING_CALENDAR, options.calendar())
                    .put("importer", FilingForms.ACTOR, options.importer())
                    .put("headings", HEADINGS, options.headings())
                    .put("separator", CHARACTER, options.separator()),
            in -> new ImportOptions(
                    in.get("catalogue", ProcedureForms.CATALOGUE),
                    in.get("calendar", CalendarForms.WORKING_CALENDAR),
                    in.get("importer", FilingForms.ACTOR),
                    in.get("headings", HEADINGS),
                    in.get("separator", CHARACTER)));

    static final Form<ImportProblem> IMPORT_PROBLEM = Forms.object(
            (problem, out) -> out.put("field", IMPORT_FIELD, problem.field())
                    .put("given", Forms.TEXT, problem.given())
                    .put("legal", Forms.TEXT, problem.legal()),
            in -> new ImportProblem(
                    in.get("field", IMPORT_FIELD), in.get("given", Forms.TEXT), in.get("legal", Forms.TEXT)));

    static final Union<ImportedRow> IMPORTED_ROW = new Union<>(
                    ImportedRow.class,
                    (row, out) -> out.put("line", Forms.LONG, row.line()).put("cells", CELLS, row.cells()))
            .with(
                    ImportedRow.Recorded.class,
                    "RECORDED",
                    (row, out) -> out.put("dossier", DossierForms.DOSSIER, row.dossier())
                            .putSome("findings", IMPORT_PROBLEM, row.findings()),
                    in -> new ImportedRow.Recorded(
                            in.get("line", Forms.LONG),
                            in.get("cells", CELLS),
                            in.get("dossier", DossierForms.DOSSIER),
                            in.list("findings", IMPORT_PROBLEM)))
            .with(
                    ImportedRow.Unreadable.class,
                    "UNREADABLE",
                    (row, out) -> out.putAll("problems", IMPORT_PROBLEM, row.problems()),
                    in -> new ImportedRow.Unreadable(
                            in.get("line", Forms.LONG), in.get("cells", CELLS), in.list("problems", IMPORT_PROBLEM)));

    static final Form<ImportReport> IMPORT_REPORT = Forms.object(
            (report, out) -> out.putAll("rows", IMPORTED_ROW, report.rows()),
            in -> new ImportReport(in.list("rows", IMPORTED_ROW)));

    private ListForms() {}

    static List<Document<?>> all() {
        List<Document<?>> all = new ArrayList<>(IMPORTED_ROW.documents("imported-row"));
        all.add(new Document<>(Backlog.State.class, "backlog-state", STATE));
        all.add(new Document<>(Backlog.Entry.class, "backlog-entry", ENTRY));
        all.add(new Document<>(Backlog.class, "backlog", BACKLOG));
        all.add(new Document<>(BacklogOptions.class, "backlog-options", BACKLOG_OPTIONS));
        all.add(new Document<>(ImportField.class, "import-field", IMPORT_FIELD));
        all.add(new Document<>(ImportOptions.class, "import-options", IMPORT_OPTIONS));
        all.add(new Document<>(ImportProblem.class, "import-problem", IMPORT_PROBLEM));
        all.add(new Document<>(ImportReport.class, "import-report", IMPORT_REPORT));
        return all;
    }
}
