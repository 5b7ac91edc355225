package vn.motcua.signing.validation;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.motcua.signing.trust.TrustAnchors;

/**
 * Looks for a chain from a signer to an anchor and has the JDK validate it.
 *
 * <p>Chains are searched by name and signature with a limit of steps, because certificates in a file are chosen by
 * whoever made it and can be many issuers of each other. Revocation is not looked at.
 */
final class CertificateChain {

    private static final int LONGEST = 10;
    private static final int MOST_STEPS = 2_000;
    private static final int MOST_CHAINS = 16;

    private final TrustAnchors anchors;
    private final Set<X509Certificate> pool;
    private final List<Found> chains = new ArrayList<>();
    private int steps;

    /**
     * Prepares a search.
     *
     * @param carried the certificates in the signature
     */
    CertificateChain(ValidationOptions options, Collection<X509Certificate> carried) {
        this.anchors = options.anchors();
        this.pool = new LinkedHashSet<>(options.intermediates());
        this.pool.addAll(carried);
    }

    void judge(X509Certificate signer, Instant at, Grounds grounds) {
        boolean isAnchor = anchors.certificates().contains(signer);
        if (!isAnchor) {
            extend(List.of(signer));
        }
        if (!isAnchor && chains.isEmpty()) {
            grounds.doubt(SubIndication.NO_CERTIFICATE_CHAIN_FOUND, ReasonCode.SIGNER_UNTRUSTED);
        }
        judgeValidity(signer, at, grounds);
        judgeUsage(signer, grounds);
        judgeChains(at, grounds);
        if (isAnchor || !chains.isEmpty()) {
            grounds.warn(ReasonCode.REVOCATION_NOT_CHECKED);
        }
    }

    private static void judgeValidity(X509Certificate signer, Instant at, Grounds grounds) {
        try {
            signer.checkValidity(Date.from(at));
        } catch (CertificateExpiredException e) {
            grounds.doubt(SubIndication.OUT_OF_BOUNDS_NO_POE, ReasonCode.CERTIFICATE_EXPIRED);
        } catch (CertificateNotYetValidException e) {
            grounds.fail(SubIndication.NOT_YET_VALID, ReasonCode.CERTIFICATE_NOT_YET_VALID);
        }
    }

    private static void judgeUsage(X509Certificate signer, Grounds grounds) {
        boolean[] usage = signer.getKeyUsage();
        if (usage != null && !usage[0] && !usage[1]) {
            grounds.doubt(SubIndication.CHAIN_CONSTRAINTS_FAILURE, ReasonCode.KEY_USAGE_UNFIT);
        }
    }

    /** One valid chain suffices; of several invalid ones the first is spoken of. */
    private void judgeChains(Instant at, Grounds grounds) {
        CertPathValidatorException first = null;
        for (Found chain : chains) {
            try {
                chain.validate(at);
                return;
            } catch (CertPathValidatorException e) {
                first = first == null ? e : first;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("PKIX validation belongs to every JDK", e);
            }
        }
        if (first != null) {
            complain(first, grounds);
        }
    }

    private static void complain(CertPathValidatorException problem, Grounds grounds) {
        if (problem.getReason() == BasicReason.EXPIRED) {
            grounds.doubt(SubIndication.OUT_OF_BOUNDS_NO_POE, ReasonCode.CERTIFICATE_EXPIRED);
        } else if (problem.getReason() == BasicReason.NOT_YET_VALID) {
            grounds.doubt(SubIndication.OUT_OF_BOUNDS_NO_POE, ReasonCode.CERTIFICATE_NOT_YET_VALID);
        } else if (problem.getReason() == BasicReason.ALGORITHM_CONSTRAINED) {
            grounds.doubt(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, ReasonCode.CHAIN_INVALID);
        } else {
            grounds.doubt(SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE, ReasonCode.CHAIN_INVALID);
        }
    }

    private void extend(List<X509Certificate> chain) {
        X509Certificate last = chain.get(chain.size() - 1);
        for (X509Certificate anchor : anchors.certificates()) {
            if (hasIssued(anchor, last) && chains.size() < MOST_CHAINS) {
                chains.add(new Found(chain, anchor));
            }
        }
        if (chain.size() == LONGEST) {
            return;
        }
        for (X509Certificate issuer : pool) {
            if (!chain.contains(issuer) && hasIssued(issuer, last)) {
                List<X509Certificate> longer = new ArrayList<>(chain);
                longer.add(issuer);
                extend(longer);
            }
        }
    }

    private boolean hasIssued(X509Certificate issuer, X509Certificate subject) {
        if (!issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal()) || ++steps > MOST_STEPS) {
            return false;
        }
        try {
            subject.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            // Not its issuer; keys and signatures in a file can be broken in any way.
            return false;
        }
    }

    private record Found(List<X509Certificate> certificates, X509Certificate anchor) {

        void validate(Instant at) throws GeneralSecurityException {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(certificates), parameters);
        }
    }
}
