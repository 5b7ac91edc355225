package vn.motcua.signing.token;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What lies on a token and is readable now.
 *
 * @param certificates the certificates
 * @param keys the key objects, public ones and those private ones that are visible
 */
record TokenContents(List<TokenCertificate> certificates, List<KeyObject> keys) {

    private static final int LONGEST_CHAIN = 10;

    static TokenContents read(TokenSession session) {
        List<KeyObject> keys = new ArrayList<>(KeyObject.all(session, TokenSession.PUBLIC_KEY));
        keys.addAll(KeyObject.all(session, TokenSession.PRIVATE_KEY));
        return new TokenContents(certificates(session), List.copyOf(keys));
    }

    static List<TokenCertificate> certificates(TokenSession session) {
        List<TokenCertificate> certificates = new ArrayList<>();
        for (long object : session.objects(TokenSession.CERTIFICATE)) {
            session.attribute(object, TokenSession.CKA_VALUE)
                    .flatMap(TokenContents::parse)
                    .ifPresent(certificate -> certificates.add(new TokenCertificate(
                            session.text(object, TokenSession.CKA_LABEL),
                            session.hex(object, TokenSession.CKA_ID),
                            certificate)));
        }
        return List.copyOf(certificates);
    }

    /** Tokens also hold certificates of other kinds and remains of old ones; those are nothing to sign with. */
    private static Optional<X509Certificate> parse(byte[] der) {
        try {
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    /** Lists the key objects that belong to a certificate: by identifier unless they are another key, or by key. */
    List<KeyObject> keysOf(TokenCertificate certificate) {
        PublicKey key = certificate.certificate().getPublicKey();
        return keys.stream()
                .filter(object -> switch (object.fit(key)) {
                    case SAME -> true;
                    case OTHER -> false;
                    case UNKNOWN -> !object.id().isEmpty() && object.id().equals(certificate.id());
                })
                .toList();
    }

    /** Builds the chain from the issuers on the token and those given. */
    List<X509Certificate> chainOf(X509Certificate leaf, List<X509Certificate> given) {
        List<X509Certificate> issuers = new ArrayList<>(
                certificates.stream().map(TokenCertificate::certificate).toList());
        issuers.addAll(given);
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        Optional<X509Certificate> issuer = issuerOf(leaf, issuers);
        while (issuer.isPresent() && !chain.contains(issuer.get()) && chain.size() < LONGEST_CHAIN) {
            chain.add(issuer.get());
            issuer = issuerOf(issuer.get(), issuers);
        }
        return List.copyOf(chain);
    }

    private static Optional<X509Certificate> issuerOf(X509Certificate certificate, List<X509Certificate> issuers) {
        return issuers.stream()
                .filter(issuer -> isIssuedBy(certificate, issuer))
                .findFirst();
    }

    private static boolean isIssuedBy(X509Certificate certificate, X509Certificate issuer) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
