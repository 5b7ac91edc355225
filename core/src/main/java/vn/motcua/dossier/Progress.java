package vn.motcua.dossier;

import java.time.Instant;
import vn.motcua.identity.PersonalData;

/**
 * One line of what happened to a dossier, as portals show it.
 *
 * <p>{@code toString} leaves the text out. Instances are immutable.
 *
 * @param by who did it: name, unit and position
 * @param at when
 * @param text what was done, in Vietnamese
 * @param status the status of the dossier afterwards
 */
@PersonalData
public record Progress(Actor by, Instant at, String text, DossierStatus status) {

    /** Returns the moment and the status. */
    @Override
    public String toString() {
        return "Progress[" + at + ", " + status + "]";
    }
}
