package vn.motcua.signing.pdf;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;

/**
 * Several revisions on one document, each over the one before: signatures of one key, and what raises them above B-T.
 * They grow in memory; the document is read and written once, and nothing but the draft of the output stands beside it.
 */
record SigningSequence(SigningKey key, List<PdfSignOptions> steps, WriteObserver observer) {

    SigningSequence {
        if (steps.isEmpty()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "steps", "none", "at least one signature");
        }
    }

    /** A sequence for a document, in which a date is one signature for each of its blanks. */
    static SigningSequence of(Path in, SigningKey key, List<PdfSignOptions> steps) {
        SigningSequence asked = new SigningSequence(key, steps, WriteObserver.none());
        SourcePdf.requireFile(in);
        return new SigningSequence(
                key,
                steps.stream().flatMap(step -> DateSteps.of(in, step).stream()).toList(),
                asked.observer());
    }

    List<SignedPdf> toFile(Path in, Path out) {
        if (isOneRevision()) {
            return List.of(new SigningJob(key, steps.get(0), observer).toFile(in, out));
        }
        List<SignaturePlan> plans = plans();
        SourcePdf.requireFile(in);
        Path target = OutputDraft.target(in, out);
        UndoJournal.restore(SigningJob.realPath(in));
        try (GrowingPdf document = open(in, plans);
                OutputDraft draft = OutputDraft.of(in, target, observer)) {
            draft.copy(document.fileLength(), document::take);
            List<SignedPdf> signed = sign(document, plans);
            draft.complete(document.revisions());
            return signed;
        }
    }

    List<SignedPdf> inPlace(Path file) {
        if (isOneRevision()) {
            return List.of(new SigningJob(key, steps.get(0), observer).inPlace(file));
        }
        List<SignaturePlan> plans = plans();
        SourcePdf.requireFile(file);
        Path real = SigningJob.realPath(file);
        try (AppendedFile output = AppendedFile.open(real, observer);
                GrowingPdf document = open(real, plans)) {
            output.read(document.fileLength(), document::take);
            List<SignedPdf> signed = sign(document, plans);
            output.complete(document.fileLength(), document.revisions());
            return signed;
        }
    }

    private boolean isOneRevision() {
        return steps.size() == 1 && steps.get(0).level().compareTo(SignatureLevel.B_T) <= 0;
    }

    private List<SignaturePlan> plans() {
        return steps.stream().map(step -> SignaturePlan.of(key, step)).toList();
    }

    private GrowingPdf open(Path in, List<SignaturePlan> plans) {
        Set<String> digests = new LinkedHashSet<>();
        for (SignaturePlan plan : plans) {
            digests.add(plan.algorithm().digestName());
            plan.raising().map(Raising::digests).ifPresent(digests::addAll);
        }
        PdfSignOptions opening = steps.get(0);
        return highest(plans).isPresent()
                ? GrowingPdf.open(in, opening, digests)
                : GrowingPdf.unjudged(in, opening, digests);
    }

    /** The highest level above B-T that a step asks for; raising to it raises all signatures there are. */
    private static Optional<SignaturePlan> highest(List<SignaturePlan> plans) {
        return plans.stream()
                .filter(plan -> plan.raising().isPresent())
                .max(Comparator.comparing(plan -> plan.options().level()));
    }

    private List<SignedPdf> sign(GrowingPdf document, List<SignaturePlan> plans) {
        Optional<SignaturePlan> highest = highest(plans);
        highest.ifPresent(plan -> {
            document.requireIntact();
            plan.requireProvable();
        });
        List<SignatureRevision> made = new ArrayList<>();
        for (SignaturePlan plan : plans) {
            SignaturePlan.Sealed sealed = seal(document, plan);
            document.append(sealed.bytes());
            made.add(sealed.revision());
        }
        Optional<SignatureLevel> reached = highest.flatMap(SignaturePlan::raising)
                .map(raising -> Raising.of(document, raising).run().level());
        List<SignedPdf> signed = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            SignaturePlan plan = plans.get(i);
            signed.add(plan.signed(made.get(i), reached.orElse(plan.options().level())));
        }
        return signed;
    }

    private SignaturePlan.Sealed seal(GrowingPdf document, SignaturePlan plan) {
        try (SourcePdf source = document.now()) {
            return plan.seal(source, key, increment -> {
                MessageDigest digest = document.covered(plan.algorithm().digestName());
                increment.digest(digest);
                return digest.digest();
            });
        }
    }
}
