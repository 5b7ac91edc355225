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
 * @param role in which part the person acts
 * @param delegation in whose place the person acts
 */
@PersonalData
public record Actor(
        PersonName name,
        String unit,
        String position,
        String certificateSerial,
        ActorRole role,
        Delegation delegation) {

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
     * Returns an officer who acts in their own office, without a certificate.
     *
     * @param name the name
     * @param unit the unit
     * @param position the position or role
     * @return the actor
     */
    public static Actor of(PersonName name, String unit, String position) {
        return new Actor(name, unit, position, "", ActorRole.OFFICER, Delegation.NONE);
    }

    /**
     * Returns this actor with the certificate that an act was signed with.
     *
     * @param serial the serial number
     * @return a new actor
     */
    public Actor withCertificateSerial(String serial) {
        return new Actor(name, unit, position, serial, role, delegation);
    }

    /**
     * Returns this actor in another part.
     *
     * @param part in which part the person acts
     * @return a new actor
     */
    public Actor withRole(ActorRole part) {
        return new Actor(name, unit, position, certificateSerial, part, delegation);
    }

    /**
     * Returns this actor in somebody's place.
     *
     * @param place in whose place
     * @return a new actor
     */
    public Actor withDelegation(Delegation place) {
        return new Actor(name, unit, position, certificateSerial, role, place);
    }

    /**
     * Returns the office as a signature states it.
     *
     * @return the position, after the abbreviation of the delegation if there is one: {@code KT. Chủ tịch}
     */
    public String signingPosition() {
        return delegation == Delegation.NONE ? position : delegation.abbreviation() + " " + position;
    }

    /** Returns the initials and the unit. */
    @Override
    public String toString() {
        return "Actor[" + name + ", " + unit + "]";
    }
}
