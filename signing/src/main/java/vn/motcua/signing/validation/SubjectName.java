package vn.motcua.signing.validation;

import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** How a certificate calls its holder. */
final class SubjectName {

    private SubjectName() {}

    /** Returns the common name, or the whole subject where it has none. */
    static String of(X509Certificate certificate) {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        for (RDN part : subject.getRDNs(BCStyle.CN)) {
            if (part.getFirst().getType().equals(BCStyle.CN) && part.getFirst().getValue() instanceof ASN1String name) {
                return name.getString();
            }
        }
        return certificate.getSubjectX500Principal().getName();
    }
}
