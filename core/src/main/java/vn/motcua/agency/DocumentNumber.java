package vn.motcua.agency;

import java.text.Normalizer;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The number and symbol of a document: {@code 123/QĐ-UBND}, for a letter {@code 15/UBND-VP}, for a legal act with the
 * year {@code 19/2025/QĐ-TTg} (Decree 30/2020/NĐ-CP, Articles 15 and 16).
 *
 * <p>A number is unique for one agency in one year only. {@code 05/QĐ-UBND} and {@code 5/QĐ-UBND} are equal;
 * {@link #toString} writes the zero, {@link #format} as asked. Symbols that Annex III does not know are kept.
 * Immutable.
 *
 * <pre>{@code
 * DocumentNumber number = DocumentNumber.parse("19/2025/QĐ-TTg");
 * number.year();           // 2025
 * number.symbol().type();  // DECISION
 * }</pre>
 */
public final class DocumentNumber {

    /** The highest number. */
    public static final int MAX_NUMBER = 99_999;

    /** The years a legal act may bear. */
    private static final int FIRST_YEAR = 1945;

    private static final int LAST_YEAR = 2999;
    private static final int MAX_LENGTH = 12 + DocumentSymbol.MAX_LENGTH;
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,5})/(?:([0-9]{4})/)?([^/]+)");

    private final int number;
    private final @Nullable Integer year;
    private final DocumentSymbol symbol;

    private DocumentNumber(int number, @Nullable Integer year, DocumentSymbol symbol) {
        if (number < 1 || number > MAX_NUMBER) {
            throw illegal("document number", Integer.toString(number), "1 to " + MAX_NUMBER);
        }
        if (year != null && (year < FIRST_YEAR || year > LAST_YEAR)) {
            throw illegal("year of a legal act", Integer.toString(year), FIRST_YEAR + " to " + LAST_YEAR);
        }
        this.number = number;
        this.year = year;
        this.symbol = symbol;
    }

    /**
     * Makes the number of an administrative document.
     *
     * @param number the number, 1 to {@value #MAX_NUMBER}
     * @param symbol the symbol
     * @return the number with its symbol
     * @throws InvalidInputException if the number is out of range
     */
    public static DocumentNumber of(int number, DocumentSymbol symbol) {
        return new DocumentNumber(number, null, symbol);
    }

    /**
     * Makes the number of a legal act, which bears its year.
     *
     * @param number the number, 1 to {@value #MAX_NUMBER}
     * @param year the year of issue, 1945 to 2999
     * @param symbol the symbol
     * @return the number with its year and symbol
     * @throws InvalidInputException if the number or year is out of range
     */
    public static DocumentNumber ofLegalAct(int number, int year, DocumentSymbol symbol) {
        return new DocumentNumber(number, year, symbol);
    }

    /**
     * Reads a number with its symbol, without the word "Số".
     *
     * @param text for instance {@code 1683/NQ-UBTVQH15}
     * @return the number
     * @throws InvalidInputException if it is not one
     */
    public static DocumentNumber parse(String text) {
        String normal = text.length() > MAX_LENGTH ? "" : Normalizer.normalize(text, Normalizer.Form.NFC);
        Matcher matcher = SHAPE.matcher(normal);
        if (!matcher.matches()) {
            throw illegal("document number", shown(text), "a number such as 123/QĐ-UBND or 19/2025/QĐ-TTg");
        }
        String year = matcher.group(2);
        return new DocumentNumber(
                Integer.parseInt(matcher.group(1)),
                year == null ? null : Integer.valueOf(year),
                DocumentSymbol.parse(matcher.group(3)));
    }

    /**
     * Returns the number alone.
     *
     * @return 1 to {@value #MAX_NUMBER}
     */
    public int number() {
        return number;
    }

    /**
     * Returns the year of a legal act.
     *
     * @return the year; empty for administrative documents, whose number does not tell it
     */
    public OptionalInt year() {
        return year == null ? OptionalInt.empty() : OptionalInt.of(year);
    }

    /**
     * Returns the symbol.
     *
     * @return the symbol
     */
    public DocumentSymbol symbol() {
        return symbol;
    }

    /**
     * Writes number and symbol.
     *
     * @param style how numbers below ten are written
     * @return for instance {@code 05/QĐ-UBND}
     */
    public String format(NumberStyle style) {
        String digits = number < 10 && style == NumberStyle.LEADING_ZERO ? "0" + number : Integer.toString(number);
        return digits + "/" + (year == null ? "" : year + "/") + symbol;
    }

    /** Compares number, year and symbol. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DocumentNumber that
                && number == that.number
                && Objects.equals(year, that.year)
                && symbol.equals(that.symbol);
    }

    /** Agrees with {@link #equals}. */
    @Override
    public int hashCode() {
        return Objects.hash(number, year, symbol);
    }

    /** Writes number and symbol with a leading zero below ten. */
    @Override
    public String toString() {
        return format(NumberStyle.LEADING_ZERO);
    }

    static String shown(String text) {
        return text.length() <= MAX_LENGTH ? "\"" + text + "\"" : text.length() + " characters";
    }

    private static InvalidInputException illegal(String field, String given, String legal) {
        return new InvalidInputException(FailureCode.INVALID_VALUE, field, given, legal);
    }
}
