package vn.motcua.signing.token;

import java.security.PublicKey;
import java.util.List;
import java.util.function.Predicate;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.token.KeyObject.Fit;

/** Finds the private key of a certificate, once the login has made private objects visible. */
final class PrivateKeyChoice {

    private final CertificateChoice.Chosen chosen;
    private final KeyUri uri;
    private final List<KeyObject> publicKeys;

    PrivateKeyChoice(CertificateChoice.Chosen chosen, KeyUri uri, List<KeyObject> publicKeys) {
        this.chosen = chosen;
        this.uri = uri;
        this.publicKeys = publicKeys;
    }

    /**
     * Matches by identifier, then by public key, then by label; never a key that is known to be another. A key that
     * tells nothing of itself is taken if it is the only one: each signature is checked anyway.
     */
    KeyObject choose(List<KeyObject> privateKeys, TokenInfo token) {
        TokenCertificate certificate = chosen.certificate();
        List<KeyObject> possible =
                privateKeys.stream().filter(this::isNotAnother).toList();
        List<Predicate<KeyObject>> ways = List.of(
                key -> !key.id().isEmpty() && key.id().equals(certificate.id()),
                key -> fit(key) == Fit.SAME,
                key -> !key.label().isEmpty() && key.label().equals(certificate.label()),
                key -> possible.size() == 1 && fit(key) == Fit.UNKNOWN);
        return ways.stream()
                .flatMap(way -> possible.stream().filter(way))
                .findFirst()
                .orElseThrow(() -> notFound(privateKeys.size(), token));
    }

    private boolean isNotAnother(KeyObject key) {
        return fit(key) != Fit.OTHER && (chosen.confirmed() || isNamed(key));
    }

    private boolean isNamed(KeyObject key) {
        return uri.id().map(key.id()::equals).orElse(true)
                && uri.object().map(key.label()::equals).orElse(true);
    }

    /** An EC private key does not tell its public one; a public object with the same identifier does. */
    private Fit fit(KeyObject key) {
        PublicKey wanted = chosen.certificate().certificate().getPublicKey();
        Fit own = key.fit(wanted);
        if (own != Fit.UNKNOWN || key.id().isEmpty()) {
            return own;
        }
        List<Fit> fits = publicKeys.stream()
                .filter(other -> other.id().equals(key.id()))
                .map(other -> other.fit(wanted))
                .toList();
        return fits.contains(Fit.SAME) ? Fit.SAME : fits.stream().findFirst().orElse(Fit.UNKNOWN);
    }

    private static TokenException notFound(int there, TokenInfo token) {
        return new TokenException(
                FailureCode.KEY_NOT_FOUND,
                "find the private key on the token " + token.described(),
                "none of the " + there + " private keys there belongs to the certificate and bears the name asked for",
                null);
    }
}
