package vn.motcua.procedure;

import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The code of an administrative procedure in the national database: {@code 2.000815}, or with a local suffix
 * {@code 2.000815.000.00.00.H55}.
 *
 * <p>Equality compares the text as given; compare {@link #national()} to ask whether the procedure is the same.
 * Instances are immutable.
 *
 * <pre>{@code
 * ProcedureCode.of("2.000815.000.00.00.H55").national();  // 2.000815
 * }</pre>
 *
 * @param value the code, at most {@value #MAX_LENGTH} characters
 */
public record ProcedureCode(String value) {

    /** The longest code accepted. */
    public static final int MAX_LENGTH = 50;

    private static final Pattern SHAPE = Pattern.compile("[0-9]\\.[0-9]{6}(\\.[A-Z0-9]{1,5})*");
    private static final int NATIONAL_LENGTH = 8;

    /**
     * Checks the shape.
     *
     * @throws InvalidInputException if the text is not such a code
     */
    public ProcedureCode {
        if (!SHAPE.matcher(value).matches() || value.length() > MAX_LENGTH) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "procedureCode", value, "a code such as 2.000815");
        }
    }

    /**
     * Takes a code.
     *
     * @param text the code
     * @return the code, spelled as given
     */
    public static ProcedureCode of(String text) {
        return new ProcedureCode(text);
    }

    /**
     * Returns the code without its local suffix.
     *
     * @return the national code
     */
    public ProcedureCode national() {
        return value.length() == NATIONAL_LENGTH ? this : new ProcedureCode(value.substring(0, NATIONAL_LENGTH));
    }

    /** Returns the code as given. */
    @Override
    public String toString() {
        return value;
    }
}
