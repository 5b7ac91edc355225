package vn.motcua.signing.pdf;

import java.security.cert.X509Certificate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;

/** All that is settled about a signature before the document is opened, whoever makes its value. */
record SignaturePlan(PdfSignOptions options, CadesSigner cades, OffsetDateTime time) {

    private static final ZoneOffset VIET_NAM = ZoneOffset.ofHours(7);

    static SignaturePlan of(SigningKey key, PdfSignOptions options) {
        return of(KeyCheck.chain(key), key.algorithms(), options);
    }

    /** For a certificate first in a chain, whose key can do some algorithms, the preferred one first. */
    static SignaturePlan of(
            List<X509Certificate> chain, List<SignatureAlgorithm> possible, PdfSignOptions options) {
        OffsetDateTime time =
                options.clock().instant().truncatedTo(ChronoUnit.SECONDS).atOffset(VIET_NAM);
        KeyCheck.requireValid(chain.get(0), options.allowExpired(), time.toInstant());
        SignatureAlgorithm algorithm = KeyCheck.algorithm(possible, options);
        if (options.level() != SignatureLevel.B_B && options.timestamps().isEmpty()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "timestamps", "nobody to ask", "a client for level B-T");
        }
        return new SignaturePlan(options, CadesSigner.create(chain, algorithm), time);
    }

    SignatureAlgorithm algorithm() {
        return cades.algorithm();
    }

    Optional<PdfTimestamps> timestamps() {
        return options.level() == SignatureLevel.B_B ? Optional.empty() : options.timestamps();
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
            byte[] value = cades.sign(key, covering.digest(revision.increment()), timestamps());
            int room = revision.increment().valueRoom();
            if (value.length <= room) {
                return new Sealed(revision, value);
            }
            if (!timestamps().orElseThrow().triesAgain(tried)) {
                throw PdfTimestamps.outgrown(room, value.length);
            }
        }
    }

    SignedPdf signed(SignatureRevision revision) {
        return new SignedPdf(
                revision.fieldName(),
                revision.increment().byteRange(),
                time,
                options.level(),
                algorithm(),
                revision.placement());
    }

    /** Digests what the signature in a revision covers. */
    interface Covering {
        byte[] digest(Increment increment);
    }

    /** A revision with the value that belongs into it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
    record Sealed(SignatureRevision revision, byte[] value) {}
}
