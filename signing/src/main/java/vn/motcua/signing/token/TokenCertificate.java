package vn.motcua.signing.token;

import java.security.cert.X509Certificate;
import vn.motcua.identity.PersonalData;

/**
 * A certificate that lies on a token, readable without a PIN.
 *
 * @param label the name of the object, often the holder's; empty if it has none
 * @param id the identifier shared with its key, in lower-case hexadecimal; empty if it has none
 * @param certificate the certificate
 */
@PersonalData
public record TokenCertificate(String label, String id, X509Certificate certificate) {

    /** Makes the certificate. */
    public TokenCertificate {}

    /** Returns a text without what is personal: the label and the certificate name the holder. */
    @Override
    public String toString() {
        return "TokenCertificate[id=" + id + "]";
    }
}
