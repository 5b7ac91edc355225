package vn.motcua.signing.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.pdf.appearance.AppearanceProfile;
import vn.motcua.signing.pdf.appearance.Corner;
import vn.motcua.signing.pdf.appearance.TextAppearance;
import vn.motcua.signing.pdf.appearance.TextBox;

/** The revision one signature makes: its field with what page 1 shows of it, in the document's form and on the page. */
record SignatureRevision(String fieldName, FieldPlacement placement, Increment increment) {

    /** Printed, and not to be moved. */
    private static final int PRINT_AND_LOCKED = 4 | 128;

    /** How far down the corner a mark may be pushed by marks that stand there: a third of the page. */
    private static final double LOWEST_PART = 1.0 / 3;

    static SignatureRevision of(SourcePdf source, PdfSignOptions options, SignatureReservation reservation) {
        DocumentForm form = DocumentForm.read(source);
        FirstPage page = FirstPage.read(source);
        form.requireOpenToSignatures();
        Parts parts = new Parts(source, form, page, form.fieldName(options));
        try {
            return build(parts, options, reservation);
        } catch (IOException e) {
            throw new UncheckedIOException("writing in memory", e);
        }
    }

    private static SignatureRevision build(Parts parts, PdfSignOptions options, SignatureReservation reservation)
            throws IOException {
        if (options.appearance() instanceof TextAppearance text) {
            AppearanceProfile profile =
                    text.profiles().inForce(reservation.time().toLocalDate());
            try (DrawnText drawn = DrawnText.wrap(text.lines(reservation.time()), profile)) {
                FieldPlacement placement = free(parts.page, profile, drawn.size());
                COSStream shown = drawn.form(parts.page.frame().uprightMatrix(drawn.size()));
                return parts.append(reservation, new Shown(placement, shown));
            }
        }
        return parts.append(reservation, Shown.nothing());
    }

    /** Goes down from the corner until no other signature is covered. */
    private static FieldPlacement free(FirstPage page, AppearanceProfile profile, TextSize size) {
        PageFrame frame = page.frame();
        TextBox box = profile.box();
        double fromLeft =
                profile.corner() == Corner.TOP_LEFT ? box.sideInset() : frame.width() - box.sideInset() - size.width();
        double lowest = Math.max(box.topInset(), frame.height() * LOWEST_PART - size.height());
        boolean fits = fromLeft >= 0
                && fromLeft + size.width() <= frame.width()
                && box.topInset() + size.height() <= frame.height();
        for (double fromTop = box.topInset(); fits && fromTop <= lowest; fromTop += 1) {
            FieldPlacement placement = frame.place(fromLeft, fromTop, size);
            if (page.signatures().stream().noneMatch(placement::overlaps)) {
                return placement;
            }
        }
        throw new InvalidInputException(
                FailureCode.INVALID_VALUE,
                "appearance",
                fits ? "a corner full of signatures" : "a page smaller than the mark",
                "room in the corner of page 1");
    }

    /** What the page shows, and where. */
    private record Shown(FieldPlacement placement, COSStream form) {

        /** PDF/A-1 wants a form even for a field without an area. */
        static Shown nothing() {
            PDAppearanceStream empty = new PDAppearanceStream(new COSStream());
            empty.setBBox(new PDRectangle());
            return new Shown(new FieldPlacement(1, 0, 0, 0, 0), empty.getCOSObject());
        }

        COSArray rectangle() {
            COSArray corners = new COSArray();
            corners.add(new COSFloat((float) placement.left()));
            corners.add(new COSFloat((float) placement.bottom()));
            corners.add(new COSFloat((float) (placement.left() + placement.width())));
            corners.add(new COSFloat((float) (placement.bottom() + placement.height())));
            return corners;
        }
    }

    /** What a new field joins, and its name; field and widget are one object. */
    private record Parts(SourcePdf source, DocumentForm form, FirstPage page, String name) {

        SignatureRevision append(SignatureReservation reservation, Shown shown) throws IOException {
            IncrementBuilder increment = new IncrementBuilder(source);
            COSObjectKey field = increment.newKey();
            COSObjectKey signature = increment.newKey();
            form.join(increment, field);
            page.join(increment, field);
            increment.replace(field, widget(shown, signature));
            return new SignatureRevision(name, shown.placement(), increment.finish(signature, reservation));
        }

        private COSDictionary widget(Shown shown, COSObjectKey signature) {
            COSDictionary appearances = new COSDictionary();
            appearances.setItem(COSName.N, shown.form());
            COSDictionary widget = new COSDictionary();
            widget.setItem(COSName.TYPE, COSName.ANNOT);
            widget.setItem(COSName.SUBTYPE, COSName.getPDFName("Widget"));
            widget.setItem(COSName.FT, COSName.SIG);
            widget.setItem(COSName.T, new COSString(name));
            widget.setItem(COSName.V, IncrementBuilder.reference(signature));
            widget.setItem(COSName.P, IncrementBuilder.reference(page.key()));
            widget.setItem(COSName.RECT, shown.rectangle());
            widget.setInt(COSName.F, PRINT_AND_LOCKED);
            widget.setItem(COSName.AP, appearances);
            return widget;
        }
    }
}
