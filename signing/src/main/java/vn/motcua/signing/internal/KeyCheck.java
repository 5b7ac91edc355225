package vn.motcua.signing.internal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

/**
 * What can be known about a key before it is asked to sign.
 *
 * @param algorithm the algorithm that was asked for, or empty for the key's first
 * @param allowExpired whether a certificate may sign after its end
 * @param now the time certificates are held against
 */
public record KeyCheck(Optional<SignatureAlgorithm> algorithm, boolean allowExpired, Instant now) {

    /**
     * Chooses how a key signs.
     *
     * @param key the key
     * @return the algorithm
     * @throws InvalidInputException {@code INVALID_VALUE} if the key cannot do what was asked for
     * @throws TokenException {@code CERTIFICATE_NOT_VALID} if its certificate is not valid now
     */
    public SignatureAlgorithm choose(SigningKey key) {
        requireValid(key.certificate());
        List<SignatureAlgorithm> possible = key.algorithms();
        SignatureAlgorithm chosen = algorithm.orElseGet(() -> possible.get(0));
        if (!possible.contains(chosen)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "algorithm", chosen.name(), "one of " + possible);
        }
        return chosen;
    }

    private void requireValid(X509Certificate certificate) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isBefore(from) || (now.isAfter(until) && !allowExpired)) {
            throw new TokenException(
                    FailureCode.CERTIFICATE_NOT_VALID,
                    "signing a document",
                    "the certificate is valid from " + from + " to " + until + ", it is " + now,
                    null);
        }
    }
}
