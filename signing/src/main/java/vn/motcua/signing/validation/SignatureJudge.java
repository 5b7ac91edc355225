package vn.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.trust.Evidence;

/**
 * Judges signatures apart from their containers, along the lines of EN 319 102-1, 5.6: time-stamps from the newest to the
 * oldest move the time back at which the next has to hold, the last of these times is the best-signature-time, and
 * the signer's chain is judged as of it.
 */
final class SignatureJudge {

    private static final Duration SHIFT = Duration.ofHours(7);
    private static final Duration AROUND = Duration.ofMinutes(15);

    private final ValidationOptions options;
    private final Instant at;

    SignatureJudge(ValidationOptions options, Instant at) {
        this.options = options;
        this.at = at;
    }

    SignatureReport judge(SignatureFacts facts) {
        SignatureFacts.Signed signed = facts.signed();
        X509Certificate signer = signed.signer();
        Instant proven = null;
        if (signed.integrity() && signer != null) {
            Run run = new Run(facts);
            run.judge(signer);
            proven = signed.stampedTime() == null ? run.proven : signed.stampedTime();
        }
        LaterChanges later = signed.integrity() ? facts.form().later() : null;
        if (later != null && later.verdict() == ChangesAfterSigning.SUSPICIOUS) {
            facts.grounds().warn(ReasonCode.CHANGED_AFTER_SIGNING);
        } else if (later == null
                && facts.form().format() == SignatureFormat.PADES
                && signed.integrity()
                && facts.form().coverage() != Coverage.WHOLE_FILE) {
            facts.grounds().warn(ReasonCode.LATER_CHANGES_NOT_JUDGED);
        }
        return new SignatureReport(new Findings(
                facts.form().format(),
                facts.form().level(),
                facts.form().fieldName(),
                signer == null ? null : SubjectName.of(signer),
                signed.certificates(),
                signed.claimedTime(),
                proven,
                signed.integrity(),
                facts.form().coverage(),
                later,
                facts.form().parts(),
                facts.grounds().conclude()));
    }

    /** One signature on its way. */
    private final class Run {

        private final SignatureFacts facts;
        private final Set<X509Certificate> known = new LinkedHashSet<>(options.intermediates());
        private final RevocationAnswers answers = new RevocationAnswers();
        private @Nullable Instant proven;

        Run(SignatureFacts facts) {
            this.facts = facts;
            known.addAll(facts.signed().certificates());
            known.addAll(facts.evidence().certificates());
            known.addAll(options.evidence().certificates());
            answers.add(facts.evidence(), at);
            answers.add(options.evidence(), at);
        }

        void judge(X509Certificate signer) {
            Instant best = provenBy(facts.timestamps());
            String digest = facts.signed().digest();
            if (digest != null) {
                AlgorithmPolicy.SHIPPED.judge(digest, signer.getPublicKey(), best, facts.grounds());
            }
            Instant own = facts.signed().stampedTime();
            facts.grounds().take(chain(signer, best, own == null ? best : own));
            judgeClaim();
        }

        /** Goes through the time-stamps from the newest to the oldest and returns the earliest time they prove. */
        private Instant provenBy(List<TimestampFacts> stamps) {
            List<TimestampFacts> ordered = new ArrayList<>(stamps);
            ordered.sort(Comparator.comparing(TimestampFacts::time).reversed());
            Instant control = at;
            ordered.forEach(stamp -> answers.add(stamp.carried(), at));
            for (TimestampFacts stamp : ordered) {
                known.addAll(stamp.certificates());
                if (isTrusted(stamp, control)) {
                    control = stamp.time();
                    proven = control;
                    answers.add(stamp.covered(), control);
                } else {
                    facts.grounds().warn(ReasonCode.TIMESTAMP_NOT_CHECKED);
                }
            }
            return control;
        }

        private boolean isTrusted(TimestampFacts stamp, Instant control) {
            Grounds own = chain(stamp.signer(), control, stamp.time());
            AlgorithmPolicy.SHIPPED.judge(stamp.digest(), stamp.signer().getPublicKey(), control, own);
            return !stamp.time().isAfter(control) && own.conclude().indication() == Indication.TOTAL_PASSED;
        }

        /** Judges a chain by what is at hand and asks over the network only if that does not suffice. */
        private Grounds chain(X509Certificate end, Instant time, Instant freshAt) {
            Grounds own = walked(end, time, freshAt);
            boolean missing = own.has(ReasonCode.SIGNER_UNTRUSTED) || own.has(ReasonCode.REVOCATION_UNKNOWN);
            if (!missing || options.evidenceClient().isEmpty()) {
                return own;
            }
            Evidence fetched = options.evidenceClient().get().gather(end, known);
            known.addAll(fetched.certificates());
            if (options.revocation() == RevocationRule.REQUIRED) {
                answers.add(new FoundEvidence(List.of(), fetched.ocspResponses(), fetched.crls()), at);
            }
            return walked(end, time, freshAt);
        }

        private Grounds walked(X509Certificate end, Instant time, Instant freshAt) {
            Grounds own = new Grounds();
            new CertificateChain(options.anchors(), known)
                    .judge(
                            end,
                            new CertificateChain.Moment(
                                    time, freshAt, options.revocation() == RevocationRule.REQUIRED ? answers : null),
                            own);
            return own;
        }

        /** Some tools write local time as if it were UTC: seen against the other claim, a proof, or now. */
        private void judgeClaim() {
            for (Instant claim : claims()) {
                for (Instant reference : references()) {
                    Duration ahead = Duration.between(reference, claim);
                    if (ahead.minus(SHIFT).abs().compareTo(AROUND) <= 0) {
                        facts.grounds().warn(ReasonCode.SIGNING_TIME_SHIFTED);
                    }
                }
            }
        }

        private List<Instant> claims() {
            List<Instant> claims = new ArrayList<>();
            add(claims, facts.signed().claimedTime());
            add(claims, facts.signed().otherTime());
            return claims;
        }

        private List<Instant> references() {
            List<Instant> references = claims();
            facts.timestamps().forEach(stamp -> references.add(stamp.time()));
            return references;
        }

        private static void add(List<Instant> times, @Nullable Instant time) {
            if (time != null) {
                times.add(time);
            }
        }
    }
}
