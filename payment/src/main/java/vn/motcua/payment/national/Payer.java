package vn.motcua.payment.national;

import org.jspecify.annotations.Nullable;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.identity.PersonalData;

/**
 * Who pays, as it will stand on the receipt.
 *
 * <p>Since 1 July 2025 there are no districts; older addresses may still name one.
 *
 * @param name the payer's name ({@code HoTenNguoiNop})
 * @param idNumber the payer's identity number ({@code SoCMNDNguoiNop}), or null if it is not known
 * @param address the payer's address ({@code DiaChiNguoiNop})
 * @param district the district ({@code HuyenNguoiNop}), or null
 * @param province the province ({@code TinhNguoiNop}), or null
 */
@PersonalData
public record Payer(
        String name,
        @Nullable String idNumber,
        String address,
        @Nullable String district,
        @Nullable String province) {

    /**
     * Checks the texts.
     *
     * @throws InvalidInputException if one is blank, decomposed (NFD) or has control characters
     */
    public Payer {
        WireText.require("HoTenNguoiNop", name, WireText.NO_LIMIT);
        requireIfThere("SoCMNDNguoiNop", idNumber);
        WireText.require("DiaChiNguoiNop", address, WireText.NO_LIMIT);
        requireIfThere("HuyenNguoiNop", district);
        requireIfThere("TinhNguoiNop", province);
    }

    private static void requireIfThere(String field, @Nullable String text) {
        if (text != null) {
            WireText.require(field, text, WireText.NO_LIMIT);
        }
    }

    /** Returns a text that says nothing about the payer. */
    @Override
    public String toString() {
        return "Payer[redacted]";
    }
}
