package vn.motcua.dossier;

import vn.motcua.agency.AgencyCode;

/**
 * The three organisations of a dossier. Since Decree 118/2025/NĐ-CP (Article 14) a centre accepts dossiers for the whole
 * province, so the agency that received a dossier need not be the one that decides it.
 *
 * <p>Instances are immutable.
 *
 * <pre>{@code
 * Organisations abroad = Organisations.at(commune).withCompetent(otherCommune);
 * }</pre>
 *
 * @param helpedAt where the applicant was helped to file; where nobody helped, the same as {@code receivedAt}
 * @param receivedAt the agency whose one-stop received it
 * @param competent the agency that decides
 */
public record Organisations(AgencyCode helpedAt, AgencyCode receivedAt, AgencyCode competent) {

    /**
     * Returns the usual case: one agency helps, receives and decides.
     *
     * @param agency the agency
     * @return the organisations
     */
    public static Organisations at(AgencyCode agency) {
        return new Organisations(agency, agency, agency);
    }

    /**
     * Returns these with another agency that helped.
     *
     * @param agency where the applicant was helped
     * @return new organisations
     */
    public Organisations withHelpedAt(AgencyCode agency) {
        return new Organisations(agency, receivedAt, competent);
    }

    /**
     * Returns these with another agency that decides.
     *
     * @param agency the competent agency
     * @return new organisations
     */
    public Organisations withCompetent(AgencyCode agency) {
        return new Organisations(helpedAt, receivedAt, agency);
    }

    /**
     * Says whether the dossier has to go to another agency after it was received.
     *
     * @return true if another agency decides; the spelling of the codes does not matter
     */
    public boolean isReceivedForAnother() {
        return !receivedAt.normal().equals(competent.normal());
    }
}
