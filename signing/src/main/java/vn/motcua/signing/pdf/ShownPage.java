package vn.motcua.signing.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** What signing needs of a page: its frame, its annotations, and the places of the form fields it shows. */
record ShownPage(COSDictionary dictionary, PageFrame frame, COSArray annotations, List<ShownField> fields) {

    private static final COSName WIDGET = COSName.getPDFName("Widget");

    /** A field that takes room on the page. */
    record ShownField(FieldPlacement placement, boolean signature, COSDictionary widget) {

        boolean signed() {
            return signature && inherited(widget, COSName.V).isPresent();
        }

        boolean named(String name) {
            return fullName().equals(name);
        }

        private String fullName() {
            StringBuilder name = new StringBuilder();
            @Nullable COSDictionary field = widget;
            for (int depth = 0; field != null && depth < ReadingBudget.DEEPEST; depth++) {
                @Nullable String own = field.getString(COSName.T);
                if (own != null) {
                    name.insert(0, name.isEmpty() ? own : own + ".");
                }
                field = field.getCOSDictionary(COSName.PARENT);
            }
            return name.toString();
        }
    }

    /** Refuses the number of a page the document has not. */
    static void requireThere(SourcePdf source, int number) {
        int pages = number == 1 ? 1 : source.pageCount();
        if (number < 1 || number > pages) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "page", Integer.toString(number), "a page from 1 to " + pages);
        }
    }

    static ShownPage read(SourcePdf source, int number) {
        return PdfRefusal.guard("page " + number, () -> of(source.page(number), number));
    }

    private static ShownPage of(PDPage page, int number) {
        COSDictionary dictionary = page.getCOSObject();
        COSArray annotations = SourcePdf.items(dictionary.getCOSArray(COSName.ANNOTS));
        List<ShownField> fields = new ArrayList<>();
        for (int i = 0; i < annotations.size(); i++) {
            if (annotations.getObject(i) instanceof COSDictionary annotation) {
                field(annotation, number).ifPresent(fields::add);
            }
        }
        return new ShownPage(dictionary, PageFrame.of(page, number), annotations, fields);
    }

    private static Optional<ShownField> field(COSDictionary annotation, int number) {
        Optional<COSBase> type = inherited(annotation, COSName.FT);
        if (type.isEmpty() && !WIDGET.equals(annotation.getCOSName(COSName.SUBTYPE))) {
            return Optional.empty();
        }
        return placement(annotation, number)
                .map(placement -> new ShownField(
                        placement, type.filter(COSName.SIG::equals).isPresent(), annotation));
    }

    private static Optional<FieldPlacement> placement(COSDictionary annotation, int number) {
        @Nullable COSArray corners = annotation.getCOSArray(COSName.RECT);
        if (corners == null || corners.size() < 4) {
            return Optional.empty();
        }
        PDRectangle box = new PDRectangle(corners);
        return Optional.of(new FieldPlacement(
                        number, box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight()))
                .filter(FieldPlacement::visible);
    }

    private static Optional<COSBase> inherited(COSDictionary annotation, COSName key) {
        @Nullable COSDictionary field = annotation;
        for (int depth = 0; field != null && depth < ReadingBudget.DEEPEST; depth++) {
            @Nullable COSBase value = field.getDictionaryObject(key);
            if (value != null) {
                return Optional.of(value);
            }
            field = field.getCOSDictionary(COSName.PARENT);
        }
        return Optional.empty();
    }

    /** Places a displayed rectangle, which may neither leave the page nor cover a field that is not to be covered. */
    FieldPlacement placed(Room room, Predicate<FieldPlacement> mayCover) {
        if (!frame.holds(room)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "appearance", "a place that leaves the page", "a place on the page");
        }
        FieldPlacement placement = frame.place(room.fromLeft(), room.fromTop(), room.size());
        boolean covers = fields.stream()
                .map(ShownField::placement)
                .anyMatch(field -> placement.overlaps(field) && !mayCover.test(field));
        if (covers) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "appearance",
                    "a place that covers another field",
                    "a free place, or an area that may cover fields");
        }
        return placement;
    }

    COSObjectKey key() {
        return dictionary.getKey();
    }

    /** The list of annotations becomes part of the page: readers suspect a change where it is an object of its own. */
    void join(IncrementBuilder increment, COSObjectKey annotation) {
        COSDictionary changed = new COSDictionary(dictionary);
        COSArray extended = SourcePdf.items(annotations);
        extended.add(IncrementBuilder.reference(annotation));
        changed.setItem(COSName.ANNOTS, extended);
        increment.replace(key(), changed);
    }
}
