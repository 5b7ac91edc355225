package vn.motcua.dossier;

import java.time.LocalDate;
import vn.motcua.agency.AgencyCode;
import vn.motcua.failure.InvalidInputException;

/**
 * How the codes of dossiers are made.
 *
 * <p>{@link #inForce} gives the usual one of a day; a product whose province numbers otherwise implements its own. An
 * implementation must be safe for threads.
 *
 * <pre>{@code
 * DossierCodePolicy policy = DossierCodePolicy.inForce(agency, today);
 * DossierCode code = policy.next(today, sequence);
 * }</pre>
 */
@FunctionalInterface
public interface DossierCodePolicy {

    /**
     * Issues the next code.
     *
     * @param date the day of reception
     * @param sequence where the number comes from
     * @return the code
     * @throws InvalidInputException if the policy is not in force on that day, or the number does not fit
     */
    DossierCode next(LocalDate date, DossierSequence sequence);

    /**
     * Returns the policy of Circular 01/2018/TT-VPCP, in force until 14 September 2025: agency in the order of QCVN
     * 102:2016/BTTTT, six digits of the day and at least four of the number, {@code 000.00.19.H55-240619-0001}.
     *
     * @param agency the agency that receives, spelled {@code 000.00.19.H55}
     * @return the policy
     * @throws InvalidInputException if the agency is spelled in the other order
     */
    static DossierCodePolicy circular2018(AgencyCode agency) {
        return IssuedCodes.circular2018(agency);
    }

    /**
     * Returns the policy of Circular 03/2025/TT-VPCP (Article 13), in force from 15 September 2025: the parts of the
     * circular before it, with the agency in either order, which is inferred from codes in use.
     *
     * @param agency the agency that receives, whose spelling is kept
     * @return the policy
     */
    static DossierCodePolicy circular2025(AgencyCode agency) {
        return IssuedCodes.circular2025(agency);
    }

    /**
     * Returns the policy for nation-wide services of central systems (Circular 03/2025/TT-VPCP, Article 13 clause 3 as
     * added by Circular 04/2025/TT-VPCP), in force from 25 January 2026: {@code MX1X2.Y1Y2Y3.Z1Z2-YYMMDD-AAXXXX}. The
     * counter is that of the deciding agency.
     *
     * @param deciding the agency that decides, three groups in the order {@code G01.123.45}
     * @param systemOwner the ministry that owns the system; the two digits of its first group are the AA
     * @return the policy
     * @throws InvalidInputException if the deciding agency does not have three groups of 3, 3 and 2 characters
     */
    static DossierCodePolicy central2026(AgencyCode deciding, AgencyCode systemOwner) {
        return IssuedCodes.central2026(deciding, systemOwner);
    }

    /**
     * Returns the policy by which an agency numbers what it receives on a day.
     *
     * @param agency the agency
     * @param date the day of reception
     * @return {@link #circular2018} or {@link #circular2025}
     * @throws InvalidInputException if the policy of the day does not take the agency's spelling
     */
    static DossierCodePolicy inForce(AgencyCode agency, LocalDate date) {
        return IssuedCodes.inForce(agency, date);
    }
}
