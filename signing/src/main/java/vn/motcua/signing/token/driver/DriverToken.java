package vn.motcua.signing.token.driver;

import java.util.List;
import vn.motcua.signing.token.TokenInfo;

/**
 * A token that a driver sees.
 *
 * @param info how it describes itself without a PIN
 * @param certificates when the certificates of its holder are valid; those of authorities are left out. Empty also if
 *     the token shows none without a PIN
 */
public record DriverToken(TokenInfo info, List<CertificatePeriod> certificates) {

    /** Takes a copy of the list. */
    public DriverToken {
        certificates = List.copyOf(certificates);
    }

    boolean isSameAs(DriverToken other) {
        return info.label().equals(other.info.label()) && info.serial().equals(other.info.serial());
    }
}
