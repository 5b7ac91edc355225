package vn.motcua.audit;

import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * What was done. The constants are those every product has; a product adds its own with {@link #of}, and one that this
 * version does not know is read as it was written. Instances are immutable.
 *
 * @param code capital letters, digits and underscores, beginning with a letter; at most 50
 */
public record AuditAction(String code) {

    private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Z0-9_]{0,49}");

    /** Somebody saw a dossier, a document or a person's data. */
    public static final AuditAction VIEWED = new AuditAction("VIEWED");

    /** Somebody asked a shared database or searched for a person. */
    public static final AuditAction LOOKED_UP = new AuditAction("LOOKED_UP");

    /** Something new was made. */
    public static final AuditAction CREATED = new AuditAction("CREATED");

    /** Something was changed. */
    public static final AuditAction CHANGED = new AuditAction("CHANGED");

    /** Something was erased. */
    public static final AuditAction ERASED = new AuditAction("ERASED");

    /** A document was signed. */
    public static final AuditAction SIGNED = new AuditAction("SIGNED");

    /** Data left the system: a file, a print, a message to another one. */
    public static final AuditAction EXPORTED = new AuditAction("EXPORTED");

    /**
     * Checks the shape.
     *
     * @throws InvalidInputException if the text is not such a code
     */
    public AuditAction {
        if (!SHAPE.matcher(code).matches()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "audit action",
                    code.length() + " characters (not shown)",
                    "a code such as LOOKED_UP");
        }
    }

    /**
     * Returns the action with a code.
     *
     * @param code the code
     * @return the action
     */
    public static AuditAction of(String code) {
        return new AuditAction(code);
    }

    /** Returns the code. */
    @Override
    public String toString() {
        return code;
    }
}
