package vn.motcua.signing.pdf;

import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.pdf.appearance.AppearanceProfile;

/** An empty field of the document; what is shown keeps to the rectangle its maker drew. */
record ExistingField(FormField field, PageFrame frame, FieldPlacement placement) implements SigningTarget {

    static ExistingField of(SourcePdf source, FormField field) {
        return PdfRefusal.guard("field", () -> {
            COSDictionary widget = field.widget();
            int number = source.pageShowing(widget);
            PDPage page = source.page(number);
            @Nullable COSArray corners = widget.getCOSArray(COSName.RECT);
            PDRectangle box = corners == null || corners.size() < 4 ? new PDRectangle() : new PDRectangle(corners);
            return new ExistingField(
                    field,
                    PageFrame.of(page),
                    new FieldPlacement(
                            number, box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight()));
        });
    }

    @Override
    public String name() {
        return field.name();
    }

    @Override
    public boolean isNew() {
        return false;
    }

    @Override
    public COSObjectKey key(IncrementBuilder increment) {
        return field.dictionary().getKey();
    }

    @Override
    public ShownSignature showNothing() {
        return ShownSignature.nothing(placement);
    }

    /** The text stands in the upper left corner at its own size; readers would stretch a smaller form to the field. */
    @Override
    public ShownSignature show(DrawnText drawn, AppearanceProfile profile) throws IOException {
        TextSize text = drawn.size();
        TextSize room = frame.rotation() % 180 == 0
                ? new TextSize(placement.width(), placement.height())
                : new TextSize(placement.height(), placement.width());
        if (text.width() > room.width() || text.height() > room.height()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "appearance",
                    "a field smaller than the mark",
                    "a field of at least " + text.width() + " by " + text.height() + " points");
        }
        COSStream form = drawn.form(frame.uprightMatrix(text));
        form.setItem(
                COSName.BBOX, new PDRectangle(0, (float) (text.height() - room.height()), (float) room.width(), (float)
                        room.height()));
        return new ShownSignature(placement, form);
    }

    @Override
    public void write(IncrementBuilder increment, SignedObjects signed, Optional<COSDictionary> lock) {
        COSDictionary changedField = new COSDictionary(field.dictionary());
        changedField.setItem(COSName.V, IncrementBuilder.reference(signed.signature()));
        lock.ifPresent(dictionary -> {
            increment.add(dictionary);
            changedField.setItem(FormField.LOCK, dictionary);
        });
        boolean merged = field.widget() == field.dictionary();
        COSDictionary changedWidget = merged ? changedField : new COSDictionary(field.widget());
        COSDictionary appearances = new COSDictionary();
        appearances.setItem(COSName.N, signed.shown().form());
        changedWidget.setItem(COSName.AP, appearances);
        increment.replace(signed.field(), changedField);
        if (!merged) {
            increment.replace(field.widget().getKey(), changedWidget);
        }
    }
}
