package vn.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** How a certificate calls its holder. */
final class SubjectName {

    private SubjectName() {}

    /** Returns the common name, or the whole subject where it has none. */
    static String of(X509Certificate certificate) {
        return parts(certificate, BCStyle.CN).stream()
                .findFirst()
                .orElseGet(() -> certificate.getSubjectX500Principal().getName());
    }

    /** The values of some kinds of parts of the subject that are text; one that the JDK reads can still be damaged inside. */
    static List<String> parts(X509Certificate certificate, ASN1ObjectIdentifier... kinds) {
        List<String> found = new ArrayList<>();
        try {
            X500Name subject =
                    X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
            for (ASN1ObjectIdentifier kind : kinds) {
                for (RDN part : subject.getRDNs(kind)) {
                    if (part.getFirst().getType().equals(kind)) {
                        text(part).ifPresent(found::add);
                    }
                }
            }
            return found;
        } catch (RuntimeException e) {
            return found;
        }
    }

    /** The octets need not be UTF-8 as their type says. */
    private static Optional<String> text(RDN part) {
        try {
            return part.getFirst().getValue() instanceof ASN1String text
                    ? Optional.of(text.getString())
                    : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
