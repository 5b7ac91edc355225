package vn.motcua.signing.token;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;

/**
 * Chooses the certificate to sign with from what a token shows without a PIN.
 *
 * <p>The usual token holds one certificate for everything. Where there are several, a certificate that may sign goes
 * before one that may not, a valid one before an expired one, one for non-repudiation before one for authentication,
 * and of several for the same key the newest.
 */
final class CertificateChoice {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    /**
     * The certificate chosen.
     *
     * @param certificate the certificate
     * @param confirmed false if nothing visible bears the name asked for, so that the private key has to bear it
     */
    record Chosen(TokenCertificate certificate, boolean confirmed) {}

    private final TokenContents contents;
    private final KeyUri uri;
    private final Instant now;
    private final String attempted;

    CertificateChoice(TokenContents contents, KeyUri uri, Instant now, TokenInfo token) {
        this.contents = contents;
        this.uri = uri;
        this.now = now;
        this.attempted = "find a signing certificate on the token " + token.described();
    }

    Chosen choose() {
        List<TokenCertificate> holders =
                contents.certificates().stream().filter(this::mayBeHolders).toList();
        List<TokenCertificate> named = holders.stream().filter(this::isNamed).toList();
        if (!named.isEmpty()) {
            return new Chosen(best(named), true);
        }
        if (holders.isEmpty() || distinctKeys(holders) > 1) {
            throw notFound(holders);
        }
        return new Chosen(best(holders), false);
    }

    /** Issuers' certificates lie on tokens as well, but without their keys. */
    private boolean mayBeHolders(TokenCertificate candidate) {
        return candidate.certificate().getBasicConstraints() < 0
                || !contents.keysOf(candidate).isEmpty();
    }

    /** The name may be that of the certificate or of its key: on many tokens the two have different labels. */
    private boolean isNamed(TokenCertificate candidate) {
        List<String> ids = new ArrayList<>(List.of(candidate.id()));
        List<String> labels = new ArrayList<>(List.of(candidate.label()));
        for (KeyObject key : contents.keysOf(candidate)) {
            ids.add(key.id());
            labels.add(key.label());
        }
        return uri.id().map(ids::contains).orElse(true)
                && uri.object().map(labels::contains).orElse(true);
    }

    private TokenCertificate best(List<TokenCertificate> candidates) {
        List<TokenCertificate> left = prefer(candidates, candidate -> maySign(candidate.certificate()));
        left = prefer(left, candidate -> isValid(candidate.certificate()));
        left = prefer(left, candidate -> isFor(candidate.certificate(), NON_REPUDIATION));
        if (distinctKeys(left) > 1) {
            String ids = left.stream().map(TokenCertificate::id).sorted().collect(Collectors.joining(", "));
            throw new TokenException(
                    FailureCode.TOKEN_AMBIGUOUS, attempted, "several keys can sign, with the ids " + ids, null);
        }
        return left.stream()
                .max(Comparator.comparing(candidate -> candidate.certificate().getNotBefore()))
                .orElseThrow();
    }

    private static List<TokenCertificate> prefer(List<TokenCertificate> from, Predicate<TokenCertificate> wanted) {
        List<TokenCertificate> preferred = from.stream().filter(wanted).toList();
        return preferred.isEmpty() ? from : preferred;
    }

    private static long distinctKeys(List<TokenCertificate> certificates) {
        return certificates.stream()
                .map(candidate -> candidate.certificate().getPublicKey())
                .distinct()
                .count();
    }

    private static boolean maySign(X509Certificate certificate) {
        return isFor(certificate, DIGITAL_SIGNATURE) || isFor(certificate, NON_REPUDIATION);
    }

    private static boolean isFor(X509Certificate certificate, int usage) {
        boolean[] usages = certificate.getKeyUsage();
        return usages == null || usages[usage];
    }

    private boolean isValid(X509Certificate certificate) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    private TokenException notFound(List<TokenCertificate> holders) {
        String ids = holders.stream().map(TokenCertificate::id).sorted().collect(Collectors.joining(", "));
        return new TokenException(
                FailureCode.KEY_NOT_FOUND,
                attempted,
                holders.isEmpty()
                        ? "it holds no certificate that could belong to a key"
                        : "none is named as asked for; there are those with the ids " + ids,
                null);
    }
}
