package vn.motcua.payment.national;

import java.util.List;
import vn.motcua.dossier.DossierCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.identity.PersonalData;
import vn.motcua.money.Money;

/**
 * What the receipt will say ({@code ThongTinBienLai}), for fees of a procedure.
 *
 * <p>The list of items to be paid ({@code DSKhoanNop}) is made from the fees, so that both add up to the same.
 *
 * @param service what is paid for
 * @param agency who collects
 * @param dossier the dossier ({@code MaHoSo})
 * @param fees the fees, at least one
 * @param beneficiary where the money goes
 * @param content what the payment is about ({@code NoiDungThanhToan})
 * @param payer who pays
 */
@PersonalData
public record ReceiptInformation(
        PublicService service,
        CollectingAgency agency,
        DossierCode dossier,
        List<FeeItem> fees,
        BeneficiaryAccount beneficiary,
        String content,
        Payer payer) {

    /**
     * Checks the text and copies the fees.
     *
     * @throws InvalidInputException if the text is blank, decomposed (NFD) or has control characters
     */
    public ReceiptInformation {
        WireText.require("NoiDungThanhToan", content, WireText.NO_LIMIT);
        fees = List.copyOf(fees);
    }

    /**
     * Adds the fees up.
     *
     * @return the sum
     */
    public Money total() {
        return fees.stream().map(FeeItem::amount).reduce(Money.ZERO, Money::plus);
    }

    /** Returns the dossier and the sum; the rest concerns the payer. */
    @Override
    public String toString() {
        return "ReceiptInformation[" + dossier + ", " + total() + ", rest redacted]";
    }
}
