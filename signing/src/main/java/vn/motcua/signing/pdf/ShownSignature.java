package vn.motcua.signing.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;

/** What a page shows of a signature, and where. */
record ShownSignature(FieldPlacement placement, COSStream form) {

    /** PDF/A wants a form even where nothing is shown. */
    static ShownSignature nothing(FieldPlacement placement) {
        PDAppearanceStream empty = new PDAppearanceStream(new COSStream());
        empty.setBBox(new PDRectangle((float) placement.width(), (float) placement.height()));
        return new ShownSignature(placement, empty.getCOSObject());
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
