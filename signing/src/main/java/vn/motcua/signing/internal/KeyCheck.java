package vn.motcua.signing.internal;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

/** What can be known about a key before it is asked to sign. */
public final class KeyCheck {

    private KeyCheck() {}

    /**
     * Chooses how a key signs.
     *
     * @param possible what the key can do, the preferred first
     * @param asked what was asked for, or empty for the key's first
     * @return the algorithm
     * @throws InvalidInputException {@code INVALID_VALUE} if the key cannot do what was asked for
     */
    public static SignatureAlgorithm algorithm(List<SignatureAlgorithm> possible, Optional<SignatureAlgorithm> asked) {
        SignatureAlgorithm algorithm = asked.orElseGet(() -> possible.get(0));
        if (!possible.contains(algorithm)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "algorithm", algorithm.name(), "one of " + possible);
        }
        return algorithm;
    }

    /**
     * Returns the certificate of a key, and behind it the others of its chain.
     *
     * @param key the key
     * @return each certificate once
     */
    public static List<X509Certificate> chain(SigningKey key) {
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(key.certificate());
        key.chain().stream().filter(certificate -> !chain.contains(certificate)).forEach(chain::add);
        return List.copyOf(chain);
    }

    /**
     * Requires of a chain that comes without its key that it is one: each certificate is issued by the next.
     *
     * @param chain the certificates, the signer's first
     * @throws InvalidInputException {@code INVALID_VALUE} if it is none
     */
    public static void requireChain(List<X509Certificate> chain) {
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

    /**
     * Requires that a certificate may sign now.
     *
     * @param certificate the certificate
     * @param allowExpired whether it may sign after its end
     * @param now the time it is held against
     * @throws TokenException {@code CERTIFICATE_NOT_VALID} if it may not
     */
    public static void requireValid(X509Certificate certificate, boolean allowExpired, Instant now) {
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
