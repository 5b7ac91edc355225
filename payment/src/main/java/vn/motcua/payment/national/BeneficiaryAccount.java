package vn.motcua.payment.national;

import vn.motcua.failure.InvalidInputException;

/**
 * The account the money goes to.
 *
 * <p>The platform's authentication code does not cover it, so only the connection protects it on its way.
 *
 * @param number the account ({@code TKThuHuong})
 * @param bankCode the bank ({@code MaNHThuHuong})
 * @param name the holder ({@code TenTKThuHuong})
 */
public record BeneficiaryAccount(String number, String bankCode, String name) {

    /**
     * Checks the texts.
     *
     * @throws InvalidInputException if one is blank, decomposed (NFD) or has control characters
     */
    public BeneficiaryAccount {
        WireText.require("TKThuHuong", number, WireText.NO_LIMIT);
        WireText.require("MaNHThuHuong", bankCode, WireText.NO_LIMIT);
        WireText.require("TenTKThuHuong", name, WireText.NO_LIMIT);
    }

    /** Returns the bank and the end of the account's number. */
    @Override
    public String toString() {
        String end = number.length() > 4 ? number.substring(number.length() - 4) : "";
        return "BeneficiaryAccount[" + bankCode + ", ..." + end + "]";
    }
}
