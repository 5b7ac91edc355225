package vn.motcua.dossier;

import vn.motcua.identity.PersonalData;

/**
 * How a result reached the applicant.
 *
 * <p>{@code toString} leaves the note out. Instances are immutable.
 *
 * @param method how it was handed over
 * @param note who took it, the number of the letter or the like; empty where there is nothing to say
 */
@PersonalData
public record Delivery(DeliveryMethod method, String note) {

    private static final int MAX_NOTE = 1000;

    /**
     * Checks the note.
     *
     * @throws vn.motcua.failure.InvalidInputException if it is too long
     */
    public Delivery {
        Require.upTo("delivery note", note, MAX_NOTE);
    }

    /** Returns the method. */
    @Override
    public String toString() {
        return "Delivery[" + method + "]";
    }
}
