package vn.motcua.signing.pdf;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

/** What can be known about a key before it is asked to sign. */
final class KeyCheck {

    private KeyCheck() {}

    static SignatureAlgorithm algorithm(List<SignatureAlgorithm> possible, PdfSignOptions options) {
        SignatureAlgorithm algorithm = options.algorithm().orElseGet(() -> possible.get(0));
        if (!possible.contains(algorithm)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "algorithm", algorithm.name(), "one of " + possible);
        }
        return algorithm;
    }

    /** The certificate of a key, and behind it the others of its chain. */
    static List<X509Certificate> chain(SigningKey key) {
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(key.certificate());
        key.chain().stream().filter(certificate -> !chain.contains(certificate)).forEach(chain::add);
        return List.copyOf(chain);
    }

    /** A chain that comes without its key must be one: each certificate is issued by the next. */
    static void requireChain(List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            throw unfit("none");
        }
        for (int i = 1; i < chain.size(); i++) {
            X509Certificate issued = chain.get(i - 1);
            X509Certificate issuer = chain.get(i);
            try {
                if (!issued.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
                    throw unfit("certificate " + (i + 1) + " is not the issuer of the one before");
                }
                issued.verify(issuer.getPublicKey());
            } catch (GeneralSecurityException e) {
                throw unfit("certificate " + (i + 1) + " did not sign the one before");
            }
        }
        if (SignatureAlgorithm.of(chain.get(0).getPublicKey()).isEmpty()) {
            throw unfit("a key of type " + chain.get(0).getPublicKey().getAlgorithm());
        }
    }

    private static InvalidInputException unfit(String given) {
        return new InvalidInputException(
                FailureCode.INVALID_VALUE, "chain", given, "the certificate of an RSA or EC key, then its issuers");
    }

    static void requireValid(X509Certificate certificate, boolean allowExpired, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isBefore(from) || (now.isAfter(until) && !allowExpired)) {
            throw new TokenException(
                    FailureCode.CERTIFICATE_NOT_VALID,
                    "signing a PDF",
                    "the certificate is valid from " + from + " to " + until + ", it is " + now,
                    null);
        }
    }
}
