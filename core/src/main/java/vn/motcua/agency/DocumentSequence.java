package vn.motcua.agency;

import vn.motcua.failure.InvalidInputException;

/**
 * Where the numbers of documents come from: each series begins with 1 and has no gap.
 *
 * <p>An implementation must be safe for threads and never give a number twice in one series, also after the process was
 * started anew and when several processes count; an embedding product keeps it in its database. Numbers are given after
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
}
