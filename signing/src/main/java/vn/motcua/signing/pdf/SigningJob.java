package vn.motcua.signing.pdf;

import java.io.IOException;
import java.nio.file.Path;
import vn.motcua.signing.SigningKey;

/** One signature, from the first look at the key to the last byte on the disk. */
record SigningJob(SigningKey key, PdfSignOptions options, WriteObserver observer) {

    SignedPdf toFile(Path in, Path out) {
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
        SignaturePlan plan = SignaturePlan.of(key, options);
        SourcePdf.requireFile(file);
        Path real = realPath(file);
        try (SignedOutput output = AppendedFile.open(real, observer);
                SourcePdf source = SourcePdf.open(real, options)) {
            return sign(plan, source, output);
        }
    }

    private SignedPdf sign(SignaturePlan plan, SourcePdf source, SignedOutput output) {
        SignaturePlan.Sealed sealed = plan.seal(
                source, key, increment -> output.digest(increment, plan.cades().digest()));
        output.complete(sealed.revision().increment(), sealed.value());
        return plan.signed(sealed.revision());
    }

    static Path realPath(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw OutputDraft.unreadable("the way to it cannot be followed", e);
        }
    }
}
