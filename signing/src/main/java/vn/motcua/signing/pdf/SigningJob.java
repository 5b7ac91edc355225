package vn.motcua.signing.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.internal.CadesSigner;
import vn.motcua.signing.internal.KeyCheck;

/** One signature, from the first look at the key to the last byte on the disk. */
record SigningJob(SigningKey key, PdfSignOptions options, WriteObserver observer) {

    private static final ZoneOffset VIET_NAM = ZoneOffset.ofHours(7);

    SignedPdf toFile(Path in, Path out) {
        Preparation prepared = prepare();
        SourcePdf.requireFile(in);
        Path target = OutputDraft.target(in, out);
        UndoJournal.restore(realPath(in));
        try (SourcePdf source = SourcePdf.open(in, options);
                SignedOutput output = OutputDraft.of(in, target, observer)) {
            return prepared.sign(source, output, key);
        }
    }

    SignedPdf inPlace(Path file) {
        Preparation prepared = prepare();
        SourcePdf.requireFile(file);
        Path real = realPath(file);
        try (SignedOutput output = AppendedFile.open(real, observer);
                SourcePdf source = SourcePdf.open(real, options)) {
            return prepared.sign(source, output, key);
        }
    }

    static Path realPath(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw OutputDraft.unreadable("the way to it cannot be followed", e);
        }
    }

    private Preparation prepare() {
        OffsetDateTime time =
                options.clock().instant().truncatedTo(ChronoUnit.SECONDS).atOffset(VIET_NAM);
        SignatureAlgorithm algorithm =
                new KeyCheck(options.algorithm(), options.allowExpired(), time.toInstant()).choose(key);
        CadesSigner cades = CadesSigner.create(key, algorithm);
        int room = timestamps(options).map(PdfTimestamps::signatureRoom).orElse(0);
        SignatureReservation reservation = new SignatureReservation(time, cades.maximumLength() + room);
        return new Preparation(cades, new SignatureRequest(options, reservation, algorithm, key.chain()));
    }

    private static Optional<PdfTimestamps> timestamps(PdfSignOptions options) {
        if (options.level() == SignatureLevel.B_B) {
            return Optional.empty();
        }
        if (options.timestamps().isEmpty()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "timestamps", "nobody to ask", "a client for level B-T");
        }
        return options.timestamps();
    }

    /** All that is ready before the document is opened. */
    private record Preparation(CadesSigner cades, SignatureRequest request) {

        /** The key is asked last, and behind it only the time-stamp authority, which stamps its answer. */
        SignedPdf sign(SourcePdf source, SignedOutput output, SigningKey key) {
            SignatureRevision revision = SignatureRevision.of(source, request);
            Increment increment = revision.increment();
            byte[] digest = output.digest(increment, digest(request.algorithm().digestName()));
            output.complete(
                    increment,
                    cades.sign(key, digest, timestamps(request.options()).map(asked -> asked::token)));
            return new SignedPdf(
                    revision.fieldName(),
                    increment.byteRange(),
                    request.reservation().time(),
                    request.options().level(),
                    request.algorithm(),
                    revision.placement());
        }

        private static MessageDigest digest(String name) {
            try {
                return MessageDigest.getInstance(name);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has " + name, e);
            }
        }
    }
}
