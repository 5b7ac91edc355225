package vn.motcua.signing.pdf;

import java.security.cert.X509Certificate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.internal.CadesSigner;
import vn.motcua.signing.internal.GatheredEvidence;
import vn.motcua.signing.internal.KeyCheck;

/** All that is settled about a signature before the document is opened, whoever makes its value. */
record SignaturePlan(PdfSignOptions options, CadesSigner cades, OffsetDateTime time) {

    static SignaturePlan of(SigningKey key, PdfSignOptions options) {
        return of(KeyCheck.chain(key), key.algorithms(), options);
    }

    /** For a certificate first in a chain, whose key can do some algorithms, the preferred one first. */
    static SignaturePlan of(List<X509Certificate> chain, List<SignatureAlgorithm> possible, PdfSignOptions options) {
        OffsetDateTime time = SigningJob.time(options);
        KeyCheck.requireValid(chain.get(0), options.allowExpired(), time.toInstant());
        SignatureAlgorithm algorithm = KeyCheck.algorithm(possible, options.algorithm());
        require(options.level() == SignatureLevel.B_B || options.timestamps().isPresent(), "timestamps", options);
        require(
                options.level().compareTo(SignatureLevel.B_T) <= 0
                        || options.evidence().isPresent(),
                "evidence",
                options);
        return new SignaturePlan(options, CadesSigner.create(chain, algorithm), time);
    }

    private static void require(boolean there, String client, PdfSignOptions options) {
        if (!there) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    client,
                    "nobody to ask",
                    "a client for level " + options.level().label());
        }
    }

    SignatureAlgorithm algorithm() {
        return cades.algorithm();
    }

    Optional<PdfTimestamps> timestamps() {
        return options.level() == SignatureLevel.B_B ? Optional.empty() : options.timestamps();
    }

    /** How the signature is raised once it is there, if it is to be. */
    Optional<PdfExtendOptions> raising() {
        if (options.level().compareTo(SignatureLevel.B_T) <= 0) {
            return Optional.empty();
        }
        PdfExtendOptions raising = PdfExtendOptions.to(options.level())
                .withTimestamps(options.timestamps().orElseThrow())
                .withEvidence(options.evidence().orElseThrow())
                .withClock(options.clock());
        return Optional.of(options.password().map(raising::withPassword).orElse(raising));
    }

    /**
     * Asks for what will prove the certificate before the key is asked. The answers are remembered by the client, so that
     * they are not asked for again when the signature is there.
     */
    void requireProvable() {
        GatheredEvidence.requireProvable(options.evidence().orElseThrow(), cades.chain());
    }

    /** Makes the revision but for the value; an authority whose answers' length is not known yet is asked for it. */
    SignatureRevision revision(SourcePdf source) {
        int stamp = timestamps()
                .map(asked -> asked.signatureRoom(algorithm().digestName()))
                .orElse(0);
        SignatureReservation reservation = new SignatureReservation(time, cades.maximumLength() + stamp);
        return SignatureRevision.of(source, new SignatureRequest(options, reservation, algorithm(), cades.chain()));
    }

    /**
     * Has the revision signed and stamped, and made again if the stamp outgrows its room. The key is asked when all else
     * is ready, and behind it only the authority, which stamps its answer.
     */
    Sealed seal(SourcePdf source, SigningKey key, Covering covering) {
        for (int tried = 1; ; tried++) {
            SignatureRevision revision = revision(source);
            byte[] value = cades.sign(
                    key, covering.digest(revision.increment()), timestamps().map(asked -> asked::token));
            int room = revision.increment().valueRoom();
            if (value.length <= room) {
                return new Sealed(revision, value);
            }
            if (!timestamps().orElseThrow().triesAgain(tried)) {
                throw PdfTimestamps.outgrown(room, value.length);
            }
        }
    }

    SignedPdf signed(SignatureRevision revision, SignatureLevel reached) {
        return new SignedPdf(
                revision.fieldName(),
                revision.increment().byteRange(),
                time,
                reached,
                algorithm(),
                revision.placement());
    }

    /** Digests what the signature in a revision covers. */
    interface Covering {
        byte[] digest(Increment increment);
    }

    /** A revision with the value that belongs into it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
    record Sealed(SignatureRevision revision, byte[] value) {

        byte[] bytes() {
            return revision.increment().with(value);
        }
    }
}
