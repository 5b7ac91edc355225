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
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.trust.TrustAnchors;

/**
 * Looks for a chain from a signer to an anchor, has the JDK validate it (basic and name constraints, key usages,
 * policies as RFC 5280 has them), and holds its members against what is known of their revocation.
 *
 * <p>Chains are searched by name and signature with a limit of steps, because certificates in a file are chosen by
 * whoever made it and can be many issuers of each other.
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
     * @param known the certificates that may complete a chain
     */
    CertificateChain(TrustAnchors anchors, Collection<X509Certificate> known) {
        this.anchors = anchors;
        this.pool = new LinkedHashSet<>(known);
    }

    /**
     * The times that matter for a chain.
     *
     * @param at when its members have to be valid: the best-signature-time
     * @param freshAt the time an answer about revocation has to reach
     * @param answers what is known of revocation, null if that is not to be looked at
     */
    record Moment(Instant at, Instant freshAt, @Nullable RevocationAnswers answers) {}

    void judge(X509Certificate signer, Moment moment, Grounds grounds) {
        boolean isAnchor = anchors.certificates().contains(signer);
        if (!isAnchor) {
            extend(List.of(signer));
        }
        if (!isAnchor && chains.isEmpty()) {
            grounds.doubt(SubIndication.NO_CERTIFICATE_CHAIN_FOUND, ReasonCode.SIGNER_UNTRUSTED);
        }
        judgeValidity(signer, moment.at, grounds);
        judgeUsage(signer, grounds);
        judgeChains(moment, grounds);
        if (moment.answers == null && (isAnchor || !chains.isEmpty())) {
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

    /** One valid chain suffices; of several that are not the first is spoken of. */
    private void judgeChains(Moment moment, Grounds grounds) {
        Grounds first = null;
        for (Found chain : chains) {
            Grounds own = new Grounds();
            chain.judge(moment, own);
            if (own.conclude().indication() == Indication.TOTAL_PASSED) {
                return;
            }
            first = first == null ? own : first;
        }
        if (first != null) {
            grounds.take(first);
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
        return issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal())
                && ++steps <= MOST_STEPS
                && isIssuer(issuer, subject);
    }

    static boolean isIssuer(X509Certificate issuer, X509Certificate subject) {
        if (!issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal())) {
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

        void judge(Moment moment, Grounds grounds) {
            try {
                validate(moment.at);
            } catch (CertPathValidatorException e) {
                complain(e, grounds);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("PKIX validation belongs to every JDK", e);
            }
            for (int i = 0; i < certificates.size(); i++) {
                AlgorithmPolicy.SHIPPED.judgeIssuance(certificates.get(i), moment.at, grounds);
                if (moment.answers != null) {
                    judgeRevocation(i, moment, moment.answers, grounds);
                }
            }
        }

        private void validate(Instant at) throws GeneralSecurityException {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(certificates), parameters);
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

        private void judgeRevocation(int place, Moment moment, RevocationAnswers answers, Grounds grounds) {
            boolean last = place + 1 == certificates.size();
            X509Certificate issuer = last ? anchor : certificates.get(place + 1);
            switch (answers.about(certificates.get(place), issuer, moment.at, moment.freshAt)) {
                case REVOKED ->
                    grounds.doubt(
                            place == 0 ? SubIndication.REVOKED_NO_POE : SubIndication.REVOKED_CA_NO_POE,
                            place == 0 ? ReasonCode.SIGNER_REVOKED : ReasonCode.AUTHORITY_REVOKED);
                case UNKNOWN -> grounds.doubt(SubIndication.TRY_LATER, ReasonCode.REVOCATION_UNKNOWN);
                case GOOD -> {}
            }
        }
    }
}
