package vn.motcua.payment.national;

import java.time.Instant;
import vn.motcua.money.Money;
import vn.motcua.payment.PaymentReference;

/**
 * What a callback claims, read after its authentication code was found right.
 *
 * @param code the outcome ({@code MaLoi}); {@code 00} claims success
 * @param reference the agency's reference
 * @param amount the amount
 * @param transactionId the platform's number of the transaction; may be empty unless success is claimed
 * @param bank the bank the payer chose; may be empty
 * @param time when, by the platform's clock
 * @param authenticationCode the authentication code as it came ({@code MaXacThuc})
 */
public record PaymentNotice(
        String code,
        PaymentReference reference,
        Money amount,
        String transactionId,
        String bank,
        Instant time,
        String authenticationCode) {

    static final String SUCCESS = "00";

    /**
     * Says whether the callback claims that the money was paid.
     *
     * @return true for code {@code 00}
     */
    public boolean claimsSuccess() {
        return code.equals(SUCCESS);
    }

    /** Returns what is claimed, without the authentication code. */
    @Override
    public String toString() {
        return "PaymentNotice[" + code + ", " + reference + ", " + amount + ", " + transactionId + ", " + time + "]";
    }
}
