package vn.motcua.signing.pdf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.SigningKey;

/** Several signatures of one key on one document, each over the one before; the files between go away. */
record SigningSequence(Path in, Path out, SigningKey key) {

    List<SignedPdf> run(List<PdfSignOptions> steps) {
        if (steps.isEmpty()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "steps", "none", "at least one signature");
        }
        SourcePdf.requireFile(in);
        Path target = OutputDraft.target(in, out);
        List<PdfSignOptions> single =
                steps.stream().flatMap(step -> DateSteps.of(in, step).stream()).toList();
        List<Path> between = new ArrayList<>();
        List<SignedPdf> signed = new ArrayList<>();
        try {
            Path current = in;
            for (PdfSignOptions step : single.subList(0, single.size() - 1)) {
                Path next = Files.createTempFile(target.getParent(), "." + target.getFileName() + ".", ".step");
                between.add(next);
                signed.add(PdfSigner.sign(current, next, key, step));
                current = next;
            }
            signed.add(PdfSigner.sign(current, target, key, single.get(single.size() - 1)));
            return signed;
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.OUTPUT_NOT_WRITABLE, "writing the signed PDF", "no file can be made in its folder", e);
        } finally {
            between.forEach(SigningSequence::remove);
        }
    }

    /** A file that cannot be removed must not hide what happened; it is hidden and no output. */
    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
