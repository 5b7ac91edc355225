package vn.motcua.portal;

import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.http.Secret;

/**
 * The system account that the Government Office issued to an agency.
 *
 * <p>The secret stays the caller's: closing a portal does not wipe it.
 *
 * @param username the name of the account, not blank
 * @param password its password
 */
public record PortalAccount(String username, Secret password) {

    /**
     * Checks the name.
     *
     * @throws InvalidInputException if the name is blank
     */
    public PortalAccount {
        if (username.isBlank()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "username", "blank text", "the account's name");
        }
    }

    /** Returns a text that names neither account nor password. */
    @Override
    public String toString() {
        return "PortalAccount[redacted]";
    }
}
