package vn.motcua.signing.validation;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds a CMS signature against the digest of what it covers, wherever that lies; what does not hold is put into the
 * grounds.
 */
record CmsIntegrity(Grounds grounds) {

    /** The digest that what is covered has to be taken by, if the signature is fit to be verified. */
    Optional<String> digest(@Nullable CmsSignature cms) {
        if (cms == null) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.CMS_MALFORMED);
        } else if (cms.signedAttributes() == null) {
            grounds.doubt(SubIndication.GENERIC, ReasonCode.SIGNED_ATTRIBUTES_MISSING);
        } else if (cms.messageDigest() == null) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.CMS_MALFORMED);
        } else if (!cms.contentIsData()) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.CONTENT_TYPE_MISMATCH);
        } else {
            Optional<String> digest = Algorithms.digestName(cms.digestAlgorithm());
            if (digest.isEmpty()) {
                grounds.doubt(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, ReasonCode.ALGORITHM_UNSUPPORTED);
            }
            return digest;
        }
        return Optional.empty();
    }

    /** Whether the digest is the signed one and the value verifies; no digest means that ranges were built to mislead. */
    boolean holds(CmsSignature signature, String algorithm, byte @Nullable [] digest) {
        if (digest == null) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.BYTE_RANGES_TANGLED);
            return false;
        }
        if (!MessageDigest.isEqual(digest, signature.messageDigest())) {
            grounds.fail(SubIndication.HASH_FAILURE, ReasonCode.DIGEST_MISMATCH);
            return false;
        }
        if (signature.signer() == null) {
            grounds.doubt(SubIndication.NO_SIGNING_CERTIFICATE_FOUND, ReasonCode.SIGNER_CERTIFICATE_MISSING);
            return false;
        }
        Algorithms.Scheme scheme =
                Algorithms.scheme(signature.signatureAlgorithm(), algorithm).orElse(null);
        if (scheme == null) {
            grounds.doubt(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, ReasonCode.ALGORITHM_UNSUPPORTED);
            return false;
        }
        return verifies(signature, signature.signer(), scheme);
    }

    private boolean verifies(CmsSignature signature, X509Certificate signer, Algorithms.Scheme scheme) {
        boolean right;
        try {
            Signature verifier = Signature.getInstance(scheme.name());
            if (scheme.parameters() != null) {
                verifier.setParameter(scheme.parameters());
            }
            verifier.initVerify(signer.getPublicKey());
            verifier.update(signature.signedAttributes());
            right = verifier.verify(signature.value());
        } catch (GeneralSecurityException | RuntimeException e) {
            // A key of another kind, a value of another length, parameters out of range: not made with this key.
            right = false;
        }
        if (!right) {
            grounds.fail(SubIndication.SIG_CRYPTO_FAILURE, ReasonCode.SIGNATURE_VALUE_WRONG);
        }
        return right;
    }

    /** An advanced signature names its certificate among what is signed. */
    void judgeNamedCertificate(CmsSignature signature, X509Certificate signer, boolean advanced) {
        CmsSignature.NamedCertificate named = signature.namedCertificate();
        if (named == null) {
            if (advanced) {
                grounds.doubt(SubIndication.SIG_CONSTRAINTS_FAILURE, ReasonCode.SIGNING_CERTIFICATE_ATTRIBUTE_MISSING);
            }
        } else if (!named.names(signer)) {
            grounds.doubt(SubIndication.NO_SIGNING_CERTIFICATE_FOUND, ReasonCode.SIGNING_CERTIFICATE_MISMATCH);
        }
    }
}
