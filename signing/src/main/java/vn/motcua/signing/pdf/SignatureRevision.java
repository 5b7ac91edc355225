package vn.motcua.signing.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObjectKey;
import vn.motcua.signing.pdf.appearance.AppearanceProfile;
import vn.motcua.signing.pdf.appearance.TextAppearance;

/** The revision one signature makes: its field with what a page shows of it, in the document's form and on the page. */
record SignatureRevision(String fieldName, FieldPlacement placement, Increment increment) {

    static SignatureRevision of(SourcePdf source, SignatureRequest request) {
        DocumentForm form = DocumentForm.read(source);
        String name = form.fieldName(request.options());
        form.rules().requireOpen(name);
        Optional<FormField> empty = PdfRefusal.guard("form", () -> form.emptyField(name));
        source.cipher().ifPresent(cipher -> cipher.requireRight(empty.isEmpty()));
        SignatureTransforms transforms = SignatureTransforms.of(form, empty, request);
        SigningTarget target = empty.<SigningTarget>map(field -> ExistingField.of(source, field))
                .orElseGet(() -> NewField.of(source, name));
        try {
            return build(new Parts(source, form, target, transforms), request);
        } catch (IOException e) {
            throw new UncheckedIOException("writing in memory", e);
        }
    }

    private static SignatureRevision build(Parts parts, SignatureRequest request) throws IOException {
        SignatureReservation reservation = request.reservation();
        if (request.options().appearance() instanceof TextAppearance text) {
            AppearanceProfile profile =
                    text.profiles().inForce(reservation.time().toLocalDate());
            try (DrawnText drawn = DrawnText.wrap(text.lines(reservation.time()), profile)) {
                return parts.append(reservation, parts.target.show(drawn, profile));
            }
        }
        return parts.append(reservation, parts.target.showNothing());
    }

    /** What a signature joins; field and widget of a new one are one object. */
    private record Parts(SourcePdf source, DocumentForm form, SigningTarget target, SignatureTransforms transforms) {

        SignatureRevision append(SignatureReservation reservation, ShownSignature shown) throws IOException {
            IncrementBuilder increment = new IncrementBuilder(source);
            COSObjectKey field = target.key(increment);
            COSObjectKey signature = increment.newKey();
            form.join(
                    increment,
                    target.isNew() ? Optional.of(field) : Optional.empty(),
                    transforms.certification().map(certification -> signature));
            target.write(increment, new SignedObjects(field, signature, shown), transforms.newLock());
            COSDictionary entries = SignatureDictionary.pades(reservation);
            transforms.join(entries, form.catalog());
            return new SignatureRevision(
                    target.name(), shown.placement(), increment.finish(signature, entries, reservation));
        }
    }
}
