package vn.motcua.dossier;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.motcua.agency.AgencyCode;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.identity.PersonalData;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.Procedure;

/**
 * What is handed in: the facts about a dossier that stay as they are while it is handled.
 *
 * <p>{@code toString} tells the code only. Instances are immutable.
 *
 * @param code the code of the dossier
 * @param procedure the version of the procedure in force on the day of reception
 * @param applicant the owner
 * @param channel how it came in
 * @param organisations where it was helped, received and is decided
 * @param processingUnit the unit that is to handle it, not blank
 * @param components the papers, each code once
 */
@PersonalData
public record Filing(
        DossierCode code,
        Procedure procedure,
        Applicant applicant,
        Channel channel,
        Organisations organisations,
        String processingUnit,
        List<Component> components) {

    private static final int MAX_UNIT = 500;

    /**
     * Checks the values and copies the list.
     *
     * @throws InvalidInputException if the unit is blank or two components have the same code
     */
    public Filing {
        Require.text("processingUnit", processingUnit, MAX_UNIT);
        components = List.copyOf(components);
        Set<String> codes = new HashSet<>();
        for (Component component : components) {
            if (!codes.add(component.code())) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE, "components", "two with code " + component.code(), "each code once");
            }
        }
    }

    /**
     * Returns the agency that received the dossier.
     *
     * @return the agency as {@link #organisations()} spell it
     */
    public AgencyCode agency() {
        return organisations.receivedAt();
    }

    /** Returns the code of the dossier. */
    @Override
    public String toString() {
        return "Filing[" + code + "]";
    }
}
