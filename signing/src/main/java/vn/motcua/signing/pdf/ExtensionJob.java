package vn.motcua.signing.pdf;

import java.nio.file.Path;

/** Raises the signatures of one document, from the first look at it to the last byte on the disk. */
record ExtensionJob(PdfExtendOptions options, WriteObserver observer) {

    ExtendedPdf toFile(Path in, Path out) {
        SourcePdf.requireFile(in);
        Path target = OutputDraft.target(in, out);
        UndoJournal.restore(SigningJob.realPath(in));
        try (GrowingPdf document = open(in);
                OutputDraft draft = OutputDraft.of(in, target, observer)) {
            Raising raising = Raising.of(document, options);
            draft.copy(document.fileLength(), document::take);
            document.requireIntact();
            ExtendedPdf extended = raising.run();
            draft.complete(document.revisions());
            return extended;
        }
    }

    ExtendedPdf inPlace(Path file) {
        SourcePdf.requireFile(file);
        Path real = SigningJob.realPath(file);
        try (AppendedFile output = AppendedFile.open(real, observer);
                GrowingPdf document = open(real)) {
            Raising raising = Raising.of(document, options);
            output.read(document.fileLength(), document::take);
            document.requireIntact();
            ExtendedPdf extended = raising.run();
            if (extended.changed()) {
                output.complete(document.fileLength(), document.revisions());
            }
            return extended;
        }
    }

    private GrowingPdf open(Path in) {
        PdfSignOptions opening =
                options.password().map(PdfSignOptions.defaults()::withPassword).orElseGet(PdfSignOptions::defaults);
        return GrowingPdf.open(in, opening, Raising.digests(options));
    }
}
