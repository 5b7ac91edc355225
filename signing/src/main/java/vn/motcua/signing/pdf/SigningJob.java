package vn.motcua.signing.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;

/** One signature, from the first look at the key to the last byte on the disk. */
record SigningJob(SigningKey key, PdfSignOptions options, WriteObserver observer) {

    private static final ZoneOffset VIET_NAM = ZoneOffset.ofHours(7);

    SignedPdf toFile(Path in, Path out) {
        if (raises()) {
            return sequence().toFile(in, out).get(0);
        }
        SignaturePlan plan = SignaturePlan.of(key, options);
        SourcePdf.requireFile(in);
        Path target = OutputDraft.target(in, out);
        UndoJournal.restore(realPath(in));
        try (SourcePdf source = SourcePdf.open(in, options);
                SignedOutput output = OutputDraft.of(in, target, observer)) {
            return sign(plan, source, output);
        }
    }

    SignedPdf inPlace(Path file) {
        if (raises()) {
            return sequence().inPlace(file).get(0);
        }
        SignaturePlan plan = SignaturePlan.of(key, options);
        SourcePdf.requireFile(file);
        Path real = realPath(file);
        try (SignedOutput output = AppendedFile.open(real, observer);
                SourcePdf source = SourcePdf.open(real, options)) {
            return sign(plan, source, output);
        }
    }

    /** Above B-T the signature is one of several revisions. */
    private boolean raises() {
        return options.level().compareTo(SignatureLevel.B_T) > 0;
    }

    private SigningSequence sequence() {
        return new SigningSequence(key, List.of(options), observer);
    }

    private SignedPdf sign(SignaturePlan plan, SourcePdf source, SignedOutput output) {
        SignaturePlan.Sealed sealed = plan.seal(
                source, key, increment -> output.digest(increment, plan.cades().digest()));
        output.complete(sealed.revision().increment(), sealed.value());
        return plan.signed(sealed.revision(), options.level());
    }

    /** The time a signature made now claims. */
    static OffsetDateTime time(PdfSignOptions options) {
        return options.clock().instant().truncatedTo(ChronoUnit.SECONDS).atOffset(VIET_NAM);
    }

    static Path realPath(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw OutputDraft.unreadable("the way to it cannot be followed", e);
        }
    }
}
