package vn.motcua.signing.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/**
 * A field at the end of a form's tree.
 *
 * @param name its name with those of the fields above it, with full stops between
 * @param dictionary the field
 */
record FormField(String name, COSDictionary dictionary) {

    static final COSName LOCK = COSName.getPDFName("Lock");
    static final COSName SEED_VALUE = COSName.getPDFName("SV");

    boolean isSignature() {
        return COSName.SIG.equals(inherited(COSName.FT));
    }

    boolean hasValue() {
        return dictionary.getDictionaryObject(COSName.V) != null;
    }

    @Nullable
    COSDictionary signature() {
        return isSignature() ? dictionary.getCOSDictionary(COSName.V) : null;
    }

    private @Nullable COSBase inherited(COSName key) {
        @Nullable COSDictionary field = dictionary;
        for (int depth = 0; field != null && depth < ReadingBudget.DEEPEST; depth++) {
            @Nullable COSBase value = field.getDictionaryObject(key);
            if (value != null) {
                return value;
            }
            field = field.getCOSDictionary(COSName.PARENT);
        }
        return null;
    }

    /** What shows the field on a page: the field itself, or the first below it. */
    COSDictionary widget() {
        @Nullable COSArray kids = dictionary.getCOSArray(COSName.KIDS);
        if (kids != null && kids.size() > 0 && kids.getObject(0) instanceof COSDictionary kid) {
            return kid;
        }
        return dictionary;
    }
}
