package vn.motcua.agency;

import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The name of something an agency uses that is kept elsewhere: a fee schedule, a set of templates, a credential.
 *
 * <p>It is a name and never the thing itself. What looks like a password, a key or a token is refused where it shows:
 * only lower-case letters, digits and {@code . _ - /} are legal, at most {@value #MAX_LENGTH}. A refused text is not
 * repeated in the message. Immutable.
 *
 * @param name for instance {@code diem-thuy/payment}
 */
public record Reference(String name) {

    /** The longest name. */
    public static final int MAX_LENGTH = 64;

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9](?:[a-z0-9._/-]*[a-z0-9])?");

    /**
     * Checks the name.
     *
     * @throws InvalidInputException if it is not such a name
     */
    public Reference {
        if (name.length() > MAX_LENGTH || !SHAPE.matcher(name).matches()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "reference",
                    name.length() + " characters (not shown)",
                    "a name of a-z, 0-9 and . _ - / with at most " + MAX_LENGTH + " characters");
        }
    }

    /**
     * Takes a name.
     *
     * @param name the name
     * @return the reference
     * @throws InvalidInputException if it is not such a name
     */
    public static Reference to(String name) {
        return new Reference(name);
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
