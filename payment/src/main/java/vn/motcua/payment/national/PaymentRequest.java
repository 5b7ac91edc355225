package vn.motcua.payment.national;

import java.net.InetAddress;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.identity.PersonalData;
import vn.motcua.payment.PaymentOrder;

/**
 * What the platform is asked to create.
 *
 * @param order reference, amount and time; store it before the call
 * @param description what the payer reads ({@code ThongTinGiaoDich}), without {@code |}
 * @param payerAddress the address the payer's request came from ({@code Ip})
 * @param receipt what the receipt will say
 */
@PersonalData
public record PaymentRequest(
        PaymentOrder order, String description, InetAddress payerAddress, ReceiptInformation receipt) {

    /**
     * Checks the text and that the fees add up to the order's amount.
     *
     * @throws InvalidInputException if the description is blank, decomposed (NFD), or has {@code |} or control
     *     characters, or if the fees add up to another amount
     */
    public PaymentRequest {
        WireText.requireHashed("ThongTinGiaoDich", description, WireText.NO_LIMIT);
        if (!receipt.total().equals(order.amount())) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "SoTien",
                    order.amount().toString(),
                    "the sum of the fees, " + receipt.total());
        }
    }

    /** Returns the order; the rest concerns the payer. */
    @Override
    public String toString() {
        return "PaymentRequest[" + order + ", rest redacted]";
    }
}
