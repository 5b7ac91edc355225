package vn.motcua.agency;

import javax.sql.DataSource;
import vn.motcua.agency.internal.JdbcCounters;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/**
 * Where the numbers of documents come from: each series begins with 1 and has no gap.
 *
 * <p>{@link #jdbc} counts in the product's database. Another implementation must be safe for threads and never give a
 * number twice in one series, also after the process was started anew and when several processes count. Numbers are given after
 * signing, at the latest on the next working day (Decree 30/2020/NĐ-CP, Article 15), so take one only then.
 *
 * <pre>{@code
 * DocumentSeries series = DocumentSeries.of(agency, today);
 * DocumentNumber number = sequence.issue(series, DocumentSymbol.of(DocumentType.DECISION, "UBND"));  // 01/QĐ-UBND
 * }</pre>
 */
@FunctionalInterface
public interface DocumentSequence {

    /**
     * Takes the next number.
     *
     * @param series the series
     * @return the number, 1 or more
     */
    int next(DocumentSeries series);

    /**
     * Takes the next number and writes it with a symbol; a legal act also bears the year.
     *
     * @param series the series
     * @param symbol the symbol
     * @return the document's number
     * @throws InvalidInputException if the series is beyond {@link DocumentNumber#MAX_NUMBER}
     */
    default DocumentNumber issue(DocumentSeries series, DocumentSymbol symbol) {
        int number = next(series);
        return series.isOfLegalActs()
                ? DocumentNumber.ofLegalAct(number, series.year(), symbol)
                : DocumentNumber.of(number, symbol);
    }

    /**
     * Returns a sequence that counts in memory and forgets when the process ends: for tests and demonstrations.
     *
     * @return a new sequence, safe for threads
     */
    static DocumentSequence inMemory() {
        return new InMemoryDocumentSequence();
    }

    /**
     * Returns a sequence that counts in a database, for any number of processes at once. The table {@code
     * motcua_sequence} is made where there is none. Each number is taken in a transaction of its own, so the data source
     * must give connections of their own and not one that the caller's transaction is bound to. A number that is taken
     * and then not used is a gap in the series: write it into a document, or keep it for the next one.
     *
     * @param database where the counters are, HSQLDB or PostgreSQL; it stays the caller's to close
     * @return a new sequence, safe for threads; {@link #next} throws {@link ResourceException} if the database fails
     * @throws ResourceException if the database fails
     */
    static DocumentSequence jdbc(DataSource database) {
        JdbcCounters counters = JdbcCounters.open(database);
        return series -> Math.toIntExact(
                counters.next("DOCUMENT " + series.kind().name(), series.agency(), Integer.toString(series.year())));
    }
}
