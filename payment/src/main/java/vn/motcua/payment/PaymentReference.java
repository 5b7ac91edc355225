package vn.motcua.payment;

import java.util.Locale;
import java.util.regex.Pattern;
import vn.motcua.dossier.DossierCode;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The agency's own reference of one attempt to have something paid, unique at the gateway.
 *
 * <p>{@link #of} joins the dossier's code and the number of the attempt with a hyphen. The attempt is what follows the
 * last hyphen and is digits only, and nothing of the code is dropped or cut, so two different pairs never give the
 * same reference. A new attempt, for instance after a declined one, needs a new number.
 *
 * @param value 1 to {@value #MAX_LENGTH} printable ASCII characters without blanks and without {@code |}, which
 *     separates the fields that gateways hash
 */
public record PaymentReference(String value) {

    /** The longest reference (the limit of {@code MaThamChieu} at the national payment platform). */
    public static final int MAX_LENGTH = 255;

    private static final int MOST_ATTEMPTS = 9_999;
    private static final Pattern LEGAL = Pattern.compile("[\\x21-\\x7B\\x7D\\x7E]{1," + MAX_LENGTH + "}");

    /**
     * Checks the characters.
     *
     * @throws InvalidInputException if one is not legal, or there are none or too many
     */
    public PaymentReference {
        if (!LEGAL.matcher(value).matches()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "reference",
                    value.length() + " characters",
                    "1 to " + MAX_LENGTH + " printable ASCII characters without blanks and |");
        }
    }

    /**
     * Makes the reference of an attempt to have a dossier's fee paid.
     *
     * @param dossier the dossier
     * @param attempt the number of the attempt, 1 to 9999
     * @return for attempt 2 of {@code H55.19-251122-0001} the reference {@code H55.19-251122-0001-02}
     * @throws InvalidInputException if the attempt is out of range
     */
    public static PaymentReference of(DossierCode dossier, int attempt) {
        if (attempt < 1 || attempt > MOST_ATTEMPTS) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "attempt", Integer.toString(attempt), "1 to " + MOST_ATTEMPTS);
        }
        return new PaymentReference(dossier.value() + String.format(Locale.ROOT, "-%02d", attempt));
    }

    /** Returns the reference. */
    @Override
    public String toString() {
        return value;
    }
}
