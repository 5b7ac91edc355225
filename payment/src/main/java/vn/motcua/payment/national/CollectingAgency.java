package vn.motcua.payment.national;

import vn.motcua.agency.AgencyCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The agency that collects the fee.
 *
 * @param code its electronic identifier ({@code MaDonVi}), sent in the spelling given here
 * @param name its name ({@code TenDonVi})
 */
public record CollectingAgency(AgencyCode code, String name) {

    /**
     * Checks the name.
     *
     * @throws InvalidInputException if it is blank, decomposed (NFD) or has control characters
     */
    public CollectingAgency {
        WireText.require("TenDonVi", name, WireText.NO_LIMIT);
    }
}
