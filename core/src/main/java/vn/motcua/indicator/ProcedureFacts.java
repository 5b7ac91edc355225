package vn.motcua.indicator;

import vn.motcua.agency.AgencyCode;
import vn.motcua.procedure.ProcedureCode;
import vn.motcua.procedure.ProvisionLevel;

/**
 * What the indicators need to know of one procedure at one agency.
 *
 * <p>It tells of a state and not of a month: it counts in every period of the report. Two sources that know different
 * things of one procedure are joined, a yes before a no and a no before not knowing. Instances are immutable.
 *
 * @param agency the agency that has authority for it
 * @param procedure the procedure
 * @param provision how far it is offered online; {@link ProvisionLevel#UNKNOWN} counts as not offered
 * @param publication how it is made public
 * @param fee whether it has a fee
 * @param feeOnPortal whether that fee can be paid on the national portal
 * @param citizenData whether it is connected to the national population database
 * @param certifiedCopy whether it issues electronic certified copies
 */
public record ProcedureFacts(
        AgencyCode agency,
        ProcedureCode procedure,
        ProvisionLevel provision,
        Publication publication,
        Answer fee,
        Answer feeOnPortal,
        Answer citizenData,
        Answer certifiedCopy) {

    /**
     * How a procedure is made public.
     *
     * @param publishedOnTime whether it was announced on time
     * @param updatedOnTime whether it was updated or opened on time
     * @param complete whether its content is complete
     */
    public record Publication(Answer publishedOnTime, Answer updatedOnTime, Answer complete) {

        /** Nothing is known. */
        public static final Publication UNKNOWN = new Publication(Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN);

        Publication or(Publication other) {
            return new Publication(
                    publishedOnTime.or(other.publishedOnTime),
                    updatedOnTime.or(other.updatedOnTime),
                    complete.or(other.complete));
        }
    }

    ProcedureFacts or(ProcedureFacts other) {
        return new ProcedureFacts(
                agency,
                procedure,
                provision.compareTo(other.provision) >= 0 ? provision : other.provision,
                publication.or(other.publication),
                fee.or(other.fee),
                feeOnPortal.or(other.feeOnPortal),
                citizenData.or(other.citizenData),
                certifiedCopy.or(other.certifiedCopy));
    }

    ProcedureFacts at(AgencyCode other) {
        return new ProcedureFacts(
                other, procedure, provision, publication, fee, feeOnPortal, citizenData, certifiedCopy);
    }
}
