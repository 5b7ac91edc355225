package vn.motcua.signing.pdf;

import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSString;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.pdf.appearance.AppearanceProfile;
import vn.motcua.signing.pdf.appearance.Corner;
import vn.motcua.signing.pdf.appearance.TextBox;

/** A field that is made for the signature; field and widget are one object. */
record NewField(String name, ShownPage page) implements SigningTarget {

    /** Printed, and not to be moved. */
    private static final int PRINT_AND_LOCKED = 4 | 128;

    /** How far down the corner a mark may be pushed by marks that stand there: a third of the page. */
    private static final double LOWEST_PART = 1.0 / 3;

    static NewField of(SourcePdf source, String name, int page) {
        return new NewField(name, ShownPage.read(source, page));
    }

    @Override
    public boolean isNew() {
        return true;
    }

    @Override
    public COSObjectKey key(IncrementBuilder increment) {
        return increment.newKey();
    }

    @Override
    public ShownSignature showNothing() {
        return ShownSignature.nothing(new FieldPlacement(page.frame().page(), 0, 0, 0, 0));
    }

    @Override
    public ShownSignature show(Mark mark) throws IOException {
        TextSize size = mark.drawing().size();
        FieldPlacement placement = mark.corner()
                .map(profile -> free(profile, size))
                .orElseGet(() -> page.placed(mark.room(), mark.mayCover()));
        return new ShownSignature(placement, mark.drawing().form(page.frame().uprightMatrix(size)));
    }

    /** Goes down from the corner until no other field is covered. */
    private FieldPlacement free(AppearanceProfile profile, TextSize size) {
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
            if (page.fields().stream().map(ShownPage.ShownField::placement).noneMatch(placement::overlaps)) {
                return placement;
            }
        }
        throw new InvalidInputException(
                FailureCode.INVALID_VALUE,
                "appearance",
                fits ? "a corner full of signatures" : "a page smaller than the mark",
                "room in the corner of page 1");
    }

    @Override
    public void write(IncrementBuilder increment, SignedObjects signed, Optional<COSDictionary> lock) {
        COSDictionary appearances = new COSDictionary();
        appearances.setItem(COSName.N, signed.shown().form());
        COSDictionary widget = new COSDictionary();
        widget.setItem(COSName.TYPE, COSName.ANNOT);
        widget.setItem(COSName.SUBTYPE, COSName.getPDFName("Widget"));
        widget.setItem(COSName.FT, COSName.SIG);
        widget.setItem(COSName.T, new COSString(name));
        widget.setItem(COSName.V, IncrementBuilder.reference(signed.signature()));
        widget.setItem(COSName.P, IncrementBuilder.reference(page.key()));
        widget.setItem(COSName.RECT, signed.shown().rectangle());
        widget.setInt(COSName.F, PRINT_AND_LOCKED);
        widget.setItem(COSName.AP, appearances);
        lock.ifPresent(dictionary -> {
            increment.add(dictionary);
            widget.setItem(FormField.LOCK, dictionary);
        });
        page.join(increment, signed.field());
        increment.replace(signed.field(), widget);
    }
}
