package vn.motcua.signing.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObjectKey;
import vn.motcua.signing.pdf.appearance.InitialsAppearance;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;

/** The revision one signature makes: its field with what a page shows of it, in the document's form and on the page. */
record SignatureRevision(String fieldName, FieldPlacement placement, Increment increment) {

    static SignatureRevision of(SourcePdf source, SignatureRequest request) {
        DocumentForm form = DocumentForm.read(source);
        String name = form.fieldName(request.options());
        form.rules().requireOpen(name);
        Optional<FormField> empty = PdfRefusal.guard("form", () -> form.emptyField(name));
        source.cipher().ifPresent(cipher -> cipher.requireRight(empty.isEmpty()));
        SignatureTransforms transforms = SignatureTransforms.of(form, empty, request);
        Optional<ExistingField> existing = empty.map(field -> ExistingField.of(source, field));
        SignatureAppearance appearance = request.options().appearance();
        if (appearance instanceof InitialsAppearance) {
            Initials.requireUnsigned(form.rules());
        }
        MarkComposer composer =
                new MarkComposer(source, request.reservation().time(), existing.flatMap(ExistingField::area));
        try {
            Optional<Mark> mark = composer.compose(appearance);
            try {
                SigningTarget target = existing.<SigningTarget>map(field -> field)
                        .orElseGet(() ->
                                NewField.of(source, name, mark.map(Mark::page).orElse(1)));
                return new Parts(source, form, target, transforms).append(request, mark);
            } finally {
                mark.ifPresent(Mark::close);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing in memory", e);
        }
    }

    /** What a signature joins; field and widget of a new one are one object. */
    private record Parts(SourcePdf source, DocumentForm form, SigningTarget target, SignatureTransforms transforms) {

        SignatureRevision append(SignatureRequest request, Optional<Mark> mark) throws IOException {
            SignatureReservation reservation = request.reservation();
            ShownSignature shown = mark.isPresent() ? target.show(mark.get()) : target.showNothing();
            IncrementBuilder increment = new IncrementBuilder(source);
            COSObjectKey field = target.key(increment);
            COSObjectKey signature = increment.newKey();
            form.join(
                    increment,
                    target.isNew() ? Optional.of(field) : Optional.empty(),
                    transforms.certification().map(certification -> signature));
            target.write(increment, new SignedObjects(field, signature, shown), transforms.newLock());
            if (mark.isPresent() && request.options().appearance() instanceof InitialsAppearance initials) {
                LocalDate day = reservation.time().toLocalDate();
                new Initials(source, mark.get().drawing(), initials.inForce(day))
                        .join(increment, shown.placement().page());
            }
            COSDictionary entries = SignatureDictionary.pades(reservation);
            transforms.join(entries, form.catalog());
            return new SignatureRevision(
                    target.name(), shown.placement(), increment.finish(signature, entries, reservation));
        }
    }
}
