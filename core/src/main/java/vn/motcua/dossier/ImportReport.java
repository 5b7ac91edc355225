package vn.motcua.dossier;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an import would do.
 *
 * @param rows one result for each row, in order
 */
public record ImportReport(List<ImportedRow> rows) {

    /** Copies the list. */
    public ImportReport {
        rows = List.copyOf(rows);
    }

    /**
     * Returns the dossiers that would be created.
     *
     * @return the readable rows in order
     */
    public List<ImportedRow.Recorded> recorded() {
        return rows.stream()
                .flatMap(row -> row.fold(Stream::of, unreadable -> Stream.<ImportedRow.Recorded>empty()))
                .toList();
    }

    /**
     * Returns what cannot be read.
     *
     * @return the other rows in order
     */
    public List<ImportedRow.Unreadable> unreadable() {
        return rows.stream()
                .flatMap(row -> row.fold(recorded -> Stream.<ImportedRow.Unreadable>empty(), Stream::of))
                .toList();
    }

    /**
     * Counts the violations by rule.
     *
     * @return how many events break each rule, by the rule's name
     */
    public Map<String, Integer> violations() {
        Map<String, Integer> counts = new TreeMap<>();
        recorded().stream()
                .flatMap(row -> row.dossier().violations().stream())
                .forEach(violation -> counts.merge(violation.rule().name(), 1, Integer::sum));
        return counts;
    }

    /**
     * Says for each row what would be created, which rules that breaks and which cells are left out, or what cannot be read; nothing personal.
     *
     * @param locale the language of the rules
     * @return one line for each row
     */
    public List<String> lines(Locale locale) {
        return rows.stream()
                .map(row -> row.line()
                        + ": "
                        + row.fold(
                                recorded -> created(recorded, locale),
                                unreadable -> unreadable.problems().toString()))
                .toList();
    }

    private static String created(ImportedRow.Recorded row, Locale locale) {
        Dossier dossier = row.dossier();
        List<String> broken = dossier.violations().stream()
                .map(violation ->
                        violation.rule().name() + ": " + violation.rule().message(locale))
                .toList();
        String leftOut = row.findings().isEmpty() ? "" : ", left out " + row.findings();
        return dossier.code() + ", " + dossier.status() + ", "
                + dossier.events().size() + " events, " + broken + leftOut;
    }
}
