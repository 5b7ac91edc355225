package vn.motcua.dossier;

import java.io.BufferedReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/**
 * Reads dossiers of an older system from CSV with a line of headings.
 *
 * <p>Each row becomes the events that it tells, recorded and not decided: what breaks a rule is marked and never refused, and a
 * row that cannot be read is kept with its cells. Nothing is stored, so reading is the dry run: look at {@link #dryRun}, then
 * store the dossiers of {@link #rows}. A status tells only where a dossier ended; the steps before it are taken at the times
 * that are known, a result counts as granted and as handed over at the desk, and a payment asked for has the amount 0.
 * Instances are immutable and may be shared between threads.
 *
 * <pre>{@code
 * DossierImport old = DossierImport.create(ImportOptions.of(catalogue, calendar, oldSystem));
 * ImportReport report = old.dryRun(reader);
 * report.lines(locale).forEach(log::info);
 * }</pre>
 */
public final class DossierImport {

    private final ImportOptions options;

    private DossierImport(ImportOptions options) {
        this.options = options;
    }

    /**
     * Makes an import.
     *
     * @param options how to read
     * @return the import
     */
    public static DossierImport create(ImportOptions options) {
        return new DossierImport(options);
    }

    /**
     * Reads rows as they are asked for, so that a file of any length fits.
     *
     * @param csv the text; the caller closes it, after the stream was used
     * @return one result for each row, in order; reading may throw {@link ResourceException}
     * @throws InvalidInputException if the line of headings lacks a field that every row needs
     */
    public Stream<ImportedRow> rows(Reader csv) {
        CsvRecords records = new CsvRecords(new BufferedReader(csv), options.separator());
        try {
            List<String> headings = records.hasNext() ? headings(records.next().cells()) : List.of();
            requireHeadings(headings);
            return StreamSupport.stream(
                            Spliterators.spliteratorUnknownSize(
                                    new Guarded(records), Spliterator.ORDERED | Spliterator.NONNULL),
                            false)
                    .map(line -> new OldDossier(cells(headings, line.cells()), options).read(line.number()));
        } catch (UncheckedIOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Reads all rows and says what each would give.
     *
     * @param csv the text; the caller closes it
     * @return the report, with every row in memory
     * @throws InvalidInputException if the line of headings lacks a field that every row needs
     * @throws ResourceException if reading fails
     */
    public ImportReport dryRun(Reader csv) {
        try (Stream<ImportedRow> rows = rows(csv)) {
            return new ImportReport(rows.toList());
        }
    }

    private void requireHeadings(List<String> headings) {
        List<String> missing = new ArrayList<>();
        for (ImportField field :
                List.of(ImportField.CODE, ImportField.PROCEDURE, ImportField.APPLICANT, ImportField.STATUS)) {
            String heading = options.headings().getOrDefault(field, field.heading());
            if (!headings.contains(heading)) {
                missing.add(heading);
            }
        }
        if (!missing.isEmpty()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "headings", "none for " + missing, "a heading for each required field");
        }
    }

    private static List<String> headings(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("\uFEFF", "").strip()).toList();
    }

    private static Map<String, String> cells(List<String> headings, List<String> cells) {
        Map<String, String> byHeading = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String own = "#" + (i + 1);
            String heading = i < headings.size() ? headings.get(i) : own;
            boolean taken = heading.isEmpty() || byHeading.containsKey(heading);
            byHeading.put(taken ? own : heading, cells.get(i));
        }
        return byHeading;
    }

    private static ResourceException unreadable(UncheckedIOException e) {
        return new ResourceException(
                FailureCode.FILE_UNREADABLE, "reading old dossiers", "the text could not be read", e.getCause());
    }

    private record Guarded(CsvRecords records) implements Iterator<CsvRecords.Line> {

        @Override
        public boolean hasNext() {
            try {
                return records.hasNext();
            } catch (UncheckedIOException e) {
                throw unreadable(e);
            }
        }

        @Override
        public CsvRecords.Line next() {
            return records.next();
        }
    }
}
