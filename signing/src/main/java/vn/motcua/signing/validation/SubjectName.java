package vn.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
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
        return Arrays.stream(subject.getRDNs(BCStyle.CN))
                .filter(part -> part.getFirst().getType().equals(BCStyle.CN))
                .flatMap(part -> text(part).stream())
                .findFirst()
                .orElseGet(() -> certificate.getSubjectX500Principal().getName());
    }

    /** The text of a part, empty for one that is none, be it that its octets are not UTF-8 as its type says. */
    static Optional<String> text(RDN part) {
        try {
            return part.getFirst().getValue() instanceof ASN1String text
                    ? Optional.of(text.getString())
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
