package vn.motcua.audit;

import vn.motcua.failure.InvalidInputException;
import vn.motcua.identity.PersonalData;

/**
 * Who acted: an officer, or a program.
 *
 * <p>{@code toString} tells the unit only. Instances are immutable.
 *
 * @param id what the product knows the actor by, for instance the account; not blank, at most 200 characters
 * @param name the name of the person, empty for a program; at most 250 characters
 * @param unit the unit the actor acted for, empty where there is none; at most 500 characters
 */
@PersonalData
public record AuditActor(String id, String name, String unit) {

    private static final int MAX_ID = 200;
    private static final int MAX_NAME = 250;
    private static final int MAX_UNIT = 500;

    /**
     * Checks the texts; control characters become spaces.
     *
     * @throws InvalidInputException if the id is blank or a text too long
     */
    public AuditActor {
        id = Text.required("actor id", id, MAX_ID);
        name = Text.upTo("actor name", name, MAX_NAME);
        unit = Text.upTo("actor unit", unit, MAX_UNIT);
    }

    /** Returns the unit. */
    @Override
    public String toString() {
        return "AuditActor[" + unit + "]";
    }
}
