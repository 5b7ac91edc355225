package vn.motcua.signing.pdf;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/** What signing needs of page 1: its frame, its annotations, and the places of the signatures it shows. */
record FirstPage(COSDictionary dictionary, PageFrame frame, COSArray annotations, List<FieldPlacement> signatures) {

    private static final int DEEPEST_FIELD = 32;

    static FirstPage read(SourcePdf source) {
        return PdfRefusal.guard("first page", () -> of(source.page(1)));
    }

    private static FirstPage of(PDPage page) {
        COSDictionary dictionary = page.getCOSObject();
        COSArray annotations = SourcePdf.items(dictionary.getCOSArray(COSName.ANNOTS));
        List<FieldPlacement> signatures = new ArrayList<>();
        for (int i = 0; i < annotations.size(); i++) {
            if (annotations.getObject(i) instanceof COSDictionary annotation && isSignature(annotation)) {
                @Nullable COSArray corners = annotation.getCOSArray(COSName.RECT);
                if (corners != null && corners.size() >= 4) {
                    signatures.add(placement(new PDRectangle(corners)));
                }
            }
        }
        signatures.removeIf(placement -> !placement.visible());
        return new FirstPage(dictionary, PageFrame.of(page), annotations, signatures);
    }

    private static FieldPlacement placement(PDRectangle corners) {
        return new FieldPlacement(
                1, corners.getLowerLeftX(), corners.getLowerLeftY(), corners.getWidth(), corners.getHeight());
    }

    private static boolean isSignature(COSDictionary annotation) {
        @Nullable COSDictionary field = annotation;
        for (int depth = 0; field != null && depth < DEEPEST_FIELD; depth++) {
            @Nullable COSName type = field.getCOSName(COSName.FT);
            if (type != null) {
                return COSName.SIG.equals(type);
            }
            field = field.getCOSDictionary(COSName.PARENT);
        }
        return false;
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
