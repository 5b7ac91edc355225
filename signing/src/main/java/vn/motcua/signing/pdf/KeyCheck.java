package vn.motcua.signing.pdf;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

/** What can be known about a key before it is asked to sign. */
final class KeyCheck {

    private KeyCheck() {}

    static SignatureAlgorithm algorithm(SigningKey key, PdfSignOptions options, Instant now) {
        requireValid(key.certificate(), options.allowExpired(), now);
        List<SignatureAlgorithm> possible = key.algorithms();
        SignatureAlgorithm algorithm = options.algorithm().orElseGet(() -> possible.get(0));
        if (!possible.contains(algorithm)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "algorithm", algorithm.name(), "one of " + possible);
        }
        return algorithm;
    }

    private static void requireValid(X509Certificate certificate, boolean allowExpired, Instant now) {
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
