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
import vn.motcua.signing.pdf.appearance.PageArea;

/** An empty field of the document; what is shown keeps to the rectangle its maker drew. */
record ExistingField(FormField field, PageFrame frame, FieldPlacement placement) implements SigningTarget {

    private static final double TOLERANCE = 0.01;

    static ExistingField of(SourcePdf source, FormField field) {
        return PdfRefusal.guard("field", () -> {
            COSDictionary widget = field.widget();
            int number = source.pageShowing(widget);
            PDPage page = source.page(number);
            @Nullable COSArray corners = widget.getCOSArray(COSName.RECT);
            PDRectangle box = corners == null || corners.size() < 4 ? new PDRectangle() : new PDRectangle(corners);
            return new ExistingField(
                    field,
                    PageFrame.of(page, number),
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

    /** The room of the field as it is displayed; none if it shows nothing. */
    Optional<PageArea> area() {
        Room room = frame.displayed(placement);
        return placement.visible() && frame.holds(room)
                ? Optional.of(new PageArea(
                        placement.page(),
                        Math.max(0, room.fromLeft()),
                        Math.max(0, room.fromTop()),
                        room.size().width(),
                        room.size().height(),
                        true))
                : Optional.empty();
    }

    /** What is drawn keeps its own size; readers would stretch a form smaller than the field. */
    @Override
    public ShownSignature show(Mark mark) throws IOException {
        TextSize drawn = mark.drawing().size();
        Room room = frame.displayed(placement);
        if (drawn.width() > room.size().width() + TOLERANCE
                || drawn.height() > room.size().height() + TOLERANCE) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "appearance",
                    "a field smaller than the mark",
                    "a field of at least " + drawn.width() + " by " + drawn.height() + " points");
        }
        COSStream form = mark.drawing().form(frame.uprightMatrix(drawn));
        double left = room.fromLeft() - mark.fromLeft();
        double upper = drawn.height() + mark.fromTop() - room.fromTop();
        PDRectangle box = new PDRectangle();
        box.setLowerLeftX((float) left);
        box.setLowerLeftY((float) (upper - room.size().height()));
        box.setUpperRightX((float) (left + room.size().width()));
        box.setUpperRightY((float) upper);
        form.setItem(COSName.BBOX, box);
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
