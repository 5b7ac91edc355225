package vn.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.signing.xml.internal.XmlSignatureForm;

/**
 * Certificates and revocation answers that came with a signature, or were given or fetched; nothing of it is verified.
 *
 * @param ocspResponses DER of OCSPResponse or BasicOCSPResponse
 * @param crls DER of CertificateList
 */
record FoundEvidence(List<X509Certificate> certificates, List<byte[]> ocspResponses, List<byte[]> crls) {

    static final FoundEvidence NONE = new FoundEvidence(List.of(), List.of(), List.of());

    FoundEvidence {
        certificates = List.copyOf(certificates);
        ocspResponses = List.copyOf(ocspResponses);
        crls = List.copyOf(crls);
    }

    static FoundEvidence of(XmlSignatureForm.Carried carried) {
        return new FoundEvidence(carried.certificates(), carried.ocspResponses(), carried.crls());
    }

    FoundEvidence and(FoundEvidence other) {
        return new FoundEvidence(
                joined(certificates, other.certificates),
                joined(ocspResponses, other.ocspResponses),
                joined(crls, other.crls));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
