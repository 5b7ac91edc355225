package vn.motcua.payment.national;

import vn.motcua.failure.InvalidInputException;
import vn.motcua.money.Money;

/**
 * One fee of a payment, as the national database of procedures lists it.
 *
 * <p>The categories and codes are lists of that database and are sent as they are given here.
 *
 * @param category the category of the fee ({@code LoaiPhiLePhi})
 * @param code the code of the fee ({@code MaPhiLePhi})
 * @param name the name of the fee ({@code TenPhiLePhi})
 * @param amount what is to be paid for it; zero for a fee that is waived
 */
public record FeeItem(String category, String code, String name, Money amount) {

    /**
     * Checks the texts.
     *
     * @throws InvalidInputException if one is blank, decomposed (NFD) or has control characters
     */
    public FeeItem {
        WireText.require("LoaiPhiLePhi", category, WireText.NO_LIMIT);
        WireText.require("MaPhiLePhi", code, WireText.NO_LIMIT);
        WireText.require("TenPhiLePhi", name, WireText.NO_LIMIT);
    }
}
