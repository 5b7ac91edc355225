package vn.motcua.signing.validation;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a CMS signature by one signer, taken apart and not yet judged.
 *
 * @param signer the certificate that the signer identifier names, null if it is not there
 * @param certificates all readable certificates
 * @param signedAttributes the DER encoding that was signed, null without signed attributes
 * @param messageDigest the digest among the signed attributes
 * @param namedCertificate what the signing-certificate attribute names, null without the attribute
 * @param signingTime the signing-time attribute
 * @param evidence answers about revocation carried along
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shown outside the package
record CmsSignature(
        @Nullable X509Certificate signer,
        List<X509Certificate> certificates,
        AlgorithmIdentifier digestAlgorithm,
        AlgorithmIdentifier signatureAlgorithm,
        byte[] value,
        byte @Nullable [] signedAttributes,
        byte @Nullable [] messageDigest,
        boolean contentIsData,
        @Nullable NamedCertificate namedCertificate,
        @Nullable Instant signingTime,
        FoundEvidence evidence) {

    CmsSignature {
        certificates = List.copyOf(certificates);
    }

    /** The digest by which a signing-certificate attribute names the signer's certificate. */
    @SuppressWarnings("ArrayRecordComponent") // as above
    record NamedCertificate(AlgorithmIdentifier algorithm, byte[] digest) {

        boolean names(X509Certificate certificate) {
            Optional<String> name = Algorithms.digestName(algorithm);
            try {
                return name.isPresent()
                        && MessageDigest.isEqual(
                                digest, MessageDigest.getInstance(name.get()).digest(certificate.getEncoded()));
            } catch (GeneralSecurityException e) {
                return false;
            }
        }
    }
}
