package vn.motcua.procedure;

import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * A paper that a procedure asks for (thành phần hồ sơ).
 *
 * <p>Nothing outside the published list may be demanded. Instances are immutable.
 *
 * @param code the code within the procedure, not blank
 * @param name the Vietnamese name, not blank
 * @param need whether it must be handed in
 * @param originals how many originals (bản chính), 0 to {@value #MAX_COPIES}
 * @param certifiedCopies how many certified copies (bản sao), 0 to {@value #MAX_COPIES}
 * @param photocopies how many photocopies (bản chụp), 0 to {@value #MAX_COPIES}
 */
public record RequiredComponent(
        String code, String name, Need need, int originals, int certifiedCopies, int photocopies) {

    /** The most copies of one kind. */
    public static final int MAX_COPIES = 10_000;

    /** Whether a paper must be handed in. */
    public enum Need {
        /** Without it the dossier is not complete. */
        REQUIRED,
        /** Only in the cases that its name states. */
        CONDITIONAL,
        /** It is shown and given back (xuất trình), and never digitised. */
        SHOWN,
        /** The agency looks it up in a database instead of asking for it. */
        LOOKED_UP
    }

    /**
     * Checks the values.
     *
     * @throws InvalidInputException if a text is blank or a number out of range
     */
    public RequiredComponent {
        Texts.notBlank("component code", code);
        Texts.notBlank("component name", name);
        checkCount("originals", originals);
        checkCount("certifiedCopies", certifiedCopies);
        checkCount("photocopies", photocopies);
    }

    /**
     * Returns a paper of which one original must be handed in.
     *
     * @param code the code within the procedure
     * @param name the Vietnamese name
     * @return the component
     */
    public static RequiredComponent original(String code, String name) {
        return new RequiredComponent(code, name, Need.REQUIRED, 1, 0, 0);
    }

    private static void checkCount(String field, int count) {
        if (count < 0 || count > MAX_COPIES) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, field, Integer.toString(count), "0 to " + MAX_COPIES);
        }
    }
}
