package vn.motcua.agency;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The symbol of a document, {@code QĐ-UBND} or {@code UBND-VP}: a type and the agency, or for a letter the agency and
 * the unit that drafted it (Decree 30/2020/NĐ-CP, Annexes I and III). Kept in Unicode form NFC; case counts. Immutable.
 *
 * @param lead what stands before the first hyphen: the abbreviation of the type, or of the agency for a letter
 * @param tail what follows: for instance {@code UBND}, {@code VP}, {@code UBTVQH15}
 */
public record DocumentSymbol(String lead, String tail) {

    /** The longest symbol accepted, hyphen included. */
    public static final int MAX_LENGTH = 60;

    private static final Pattern LEAD = Pattern.compile("\\p{L}+");
    private static final Pattern TAIL = Pattern.compile("[\\p{L}\\p{Nd}]++(?:[-.&][\\p{L}\\p{Nd}]++)*+");

    /**
     * Normalises and checks both parts.
     *
     * @throws InvalidInputException if the lead is not letters, the tail not letters and digits joined by {@code - . &},
     *     or the symbol longer than {@value #MAX_LENGTH}
     */
    public DocumentSymbol {
        lead = Normalizer.normalize(lead, Normalizer.Form.NFC);
        tail = Normalizer.normalize(tail, Normalizer.Form.NFC);
        if (lead.length() + 1 + tail.length() > MAX_LENGTH
                || !LEAD.matcher(lead).matches()
                || !TAIL.matcher(tail).matches()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "document symbol",
                    DocumentNumber.shown(lead + "-" + tail),
                    "a symbol such as QĐ-UBND or UBND-VP");
        }
    }

    /**
     * Reads a symbol.
     *
     * @param text for instance {@code QĐ-UBND}
     * @return the symbol
     * @throws InvalidInputException if it is not one
     */
    public static DocumentSymbol parse(String text) {
        int hyphen = text.indexOf('-');
        return hyphen < 0
                ? new DocumentSymbol(text, "")
                : new DocumentSymbol(text.substring(0, hyphen), text.substring(hyphen + 1));
    }

    /**
     * Makes the symbol of a document of a named type.
     *
     * @param type the type, none of the letters
     * @param agency the abbreviation of the agency, for instance {@code UBND}
     * @return for instance {@code QĐ-UBND}
     * @throws InvalidInputException if the type has no abbreviation, or the agency's is malformed
     */
    public static DocumentSymbol of(DocumentType type, String agency) {
        String lead = type.abbreviation()
                .orElseThrow(() -> new InvalidInputException(
                        FailureCode.INVALID_VALUE,
                        "document type",
                        type.toString(),
                        "a type with an abbreviation; a letter's symbol is made by ofLetter"));
        return new DocumentSymbol(lead, agency);
    }

    /**
     * Makes the symbol of an official letter.
     *
     * @param agency the abbreviation of the agency, for instance {@code UBND}
     * @param unit the abbreviation of the unit that drafted it, for instance {@code VP}
     * @return for instance {@code UBND-VP}
     * @throws InvalidInputException if either is malformed
     */
    public static DocumentSymbol ofLetter(String agency, String unit) {
        return new DocumentSymbol(agency, unit);
    }

    /**
     * Returns the type, where Annex III has its abbreviation.
     *
     * @return the type; empty for letters, for older abbreviations and for legal acts of other kinds
     */
    public Optional<DocumentType> type() {
        return DocumentType.ofAbbreviation(lead);
    }

    /** Returns the symbol as it is written. */
    @Override
    public String toString() {
        return lead + "-" + tail;
    }
}
