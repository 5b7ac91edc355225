package vn.motcua.signing.pdf;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import vn.motcua.failure.FailureCode;
import vn.motcua.signing.pdf.appearance.ImageProfile;

/** Initials on all pages but the one that shows their signature: stamps that nothing may move. */
record Initials(SourcePdf source, Drawing drawing, ImageProfile profile) {

    private static final int PRINT_LOCKED_AND_READ_ONLY = 4 | 64 | 128 | 512;
    private static final int MOST_PAGES = 1000;

    /** At the lower right of a displayed page. */
    static Room place(PageFrame frame, Drawing drawing, ImageProfile profile) {
        TextSize size = drawing.size();
        return new Room(
                frame.width() - profile.inset() - size.width(), frame.height() - profile.inset() - size.height(), size);
    }

    static void requireUnsigned(SigningRules rules) {
        if (rules.signed()) {
            throw PdfRefusal.of(
                    FailureCode.PDF_LOCKED,
                    "initials change every page, which the signatures the document bears do not permit",
                    null);
        }
    }

    void join(IncrementBuilder increment, int signaturePage) throws IOException {
        int pages = source.pageCount();
        ReadingBudget.require(pages <= MOST_PAGES, "more than " + MOST_PAGES + " pages to put initials on");
        Map<Integer, COSStream> forms = new HashMap<>();
        for (int number = 1; number <= pages; number++) {
            if (number != signaturePage) {
                stamp(increment, ShownPage.read(source, number), forms);
            }
        }
    }

    /** Pages that are turned alike show one form. */
    private void stamp(IncrementBuilder increment, ShownPage page, Map<Integer, COSStream> forms) throws IOException {
        Room room = place(page.frame(), drawing, profile);
        FieldPlacement placement = page.placed(room, covered -> false);
        int rotation = page.frame().rotation();
        if (!forms.containsKey(rotation)) {
            forms.put(rotation, drawing.form(page.frame().uprightMatrix(room.size())));
        }
        COSStream form = forms.get(rotation);
        COSDictionary appearances = new COSDictionary();
        appearances.setItem(COSName.N, form);
        COSDictionary stamp = new COSDictionary();
        stamp.setItem(COSName.TYPE, COSName.ANNOT);
        stamp.setItem(COSName.SUBTYPE, COSName.getPDFName("Stamp"));
        stamp.setItem(COSName.P, IncrementBuilder.reference(page.key()));
        stamp.setItem(COSName.RECT, new ShownSignature(placement, form).rectangle());
        stamp.setInt(COSName.F, PRINT_LOCKED_AND_READ_ONLY);
        stamp.setItem(COSName.AP, appearances);
        COSObjectKey key = increment.newKey();
        page.join(increment, key);
        increment.replace(key, stamp);
    }
}
