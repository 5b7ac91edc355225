package vn.motcua.signing.trust;

import java.security.cert.CRLReason;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What could be found out about the revocation of one certificate. */
public sealed interface RevocationStatus {

    /**
     * Answers with the function of the case.
     *
     * @param good when an answer says that it is not revoked
     * @param revoked when an answer says that it is
     * @param undetermined when there is no answer that can be believed
     * @param exempt when the question does not arise
     * @param <T> the type of the outcome
     * @return what the function of the case returns
     */
    <T> T fold(
            Function<? super Good, ? extends T> good,
            Function<? super Revoked, ? extends T> revoked,
            Supplier<? extends T> undetermined,
            Supplier<? extends T> exempt);

    /**
     * Not revoked, as far as the answer goes.
     *
     * @param asOf the time the answer was right (thisUpdate)
     * @param until when a newer answer is available at the latest (nextUpdate), if it says
     * @param source {@link EvidenceSource#OCSP} or {@link EvidenceSource#CRL}
     */
    record Good(Instant asOf, Optional<Instant> until, EvidenceSource source) implements RevocationStatus {

        /** Checks that nothing is missing. */
        public Good {
            Objects.requireNonNull(asOf, "asOf");
            Objects.requireNonNull(until, "until");
            Objects.requireNonNull(source, "source");
        }

        @Override
        public <T> T fold(
                Function<? super Good, ? extends T> good,
                Function<? super Revoked, ? extends T> revoked,
                Supplier<? extends T> undetermined,
                Supplier<? extends T> exempt) {
            return good.apply(this);
        }
    }

    /**
     * Revoked or suspended.
     *
     * @param at since when
     * @param reason why; {@link CRLReason#UNSPECIFIED} when the answer does not say, {@link
     *     CRLReason#CERTIFICATE_HOLD} when it is suspended
     * @param source {@link EvidenceSource#OCSP} or {@link EvidenceSource#CRL}
     */
    record Revoked(Instant at, CRLReason reason, EvidenceSource source) implements RevocationStatus {

        /** Checks that nothing is missing. */
        public Revoked {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(source, "source");
        }

        @Override
        public <T> T fold(
                Function<? super Good, ? extends T> good,
                Function<? super Revoked, ? extends T> revoked,
                Supplier<? extends T> undetermined,
                Supplier<? extends T> exempt) {
            return revoked.apply(this);
        }
    }

    /** No answer that can be believed; the notes say what was tried. */
    record Undetermined() implements RevocationStatus {

        /** Makes the case. */
        public Undetermined {}

        @Override
        public <T> T fold(
                Function<? super Good, ? extends T> good,
                Function<? super Revoked, ? extends T> revoked,
                Supplier<? extends T> undetermined,
                Supplier<? extends T> exempt) {
            return undetermined.get();
        }
    }

    /** A trust anchor or another self-signed certificate: nobody can answer for it. */
    record Exempt() implements RevocationStatus {

        /** Makes the case. */
        public Exempt {}

        @Override
        public <T> T fold(
                Function<? super Good, ? extends T> good,
                Function<? super Revoked, ? extends T> revoked,
                Supplier<? extends T> undetermined,
                Supplier<? extends T> exempt) {
            return exempt.get();
        }
    }
}
