package vn.motcua.dossier;

import vn.motcua.identity.PersonName;
import vn.motcua.identity.PersonalData;

/**
 * Who did something to a dossier: an officer, or the applicant where the applicant acted.
 *
 * <p>{@code toString} tells initials only. Instances are immutable.
 *
 * @param name the name
 * @param unit the unit the person acted for, not blank
 * @param position the position or role (chức danh), not blank
 * @param certificateSerial the serial number of the certificate the act was signed with, empty where none
 */
@PersonalData
public record Actor(PersonName name, String unit, String position, String certificateSerial) {

    private static final int MAX_TEXT = 500;

    /**
     * Checks the texts.
     *
     * @throws vn.motcua.failure.InvalidInputException if the unit or position is blank, or a text too long
     */
    public Actor {
        Require.text("unit", unit, MAX_TEXT);
        Require.text("position", position, MAX_TEXT);
        Require.upTo("certificateSerial", certificateSerial, MAX_TEXT);
    }

    /**
     * Returns an actor without a certificate.
     *
     * @param name the name
     * @param unit the unit
     * @param position the position or role
     * @return the actor
     */
    public static Actor of(PersonName name, String unit, String position) {
        return new Actor(name, unit, position, "");
    }

    /**
     * Returns this actor with the certificate that an act was signed with.
     *
     * @param serial the serial number
     * @return a new actor
     */
    public Actor withCertificateSerial(String serial) {
        return new Actor(name, unit, position, serial);
    }

    /** Returns the initials and the unit. */
    @Override
    public String toString() {
        return "Actor[" + name + ", " + unit + "]";
    }
}
