package vn.motcua.payment;

import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * One agency's account at one gateway; references and transactions are unique within it.
 *
 * <p>Two agencies in one process have two accounts, so nothing of one can be taken for the other's.
 *
 * @param gateway the gateway's name, for instance {@code payment-platform}; 1 to 50 characters
 * @param account the partner or merchant code that the gateway issued; 1 to 255 characters
 */
public record GatewayAccount(String gateway, String account) {

    /**
     * Checks the lengths.
     *
     * @throws InvalidInputException if a part is blank or too long
     */
    public GatewayAccount {
        require("gateway", gateway, 50);
        require("account", account, 255);
    }

    private static void require(String field, String value, int longest) {
        if (value.isBlank() || value.length() > longest) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, field, value.length() + " characters", "1 to " + longest);
        }
    }
}
