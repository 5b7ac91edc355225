package vn.motcua.signing.pdf;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/** The fields of a form by their names (ISO 32000-1, 12.7.3). */
final class FieldTree {

    private final Map<String, FormField> fields = new LinkedHashMap<>();
    private final Set<COSDictionary> visited = Collections.newSetFromMap(new IdentityHashMap<>());

    private FieldTree() {}

    static Map<String, FormField> read(@Nullable COSDictionary form) {
        FieldTree tree = new FieldTree();
        @Nullable COSArray roots = form == null ? null : form.getCOSArray(COSName.FIELDS);
        if (roots != null) {
            tree.below(roots, "", 0);
        }
        return tree.fields;
    }

    private void below(COSArray kids, String parent, int depth) {
        if (depth > ReadingBudget.DEEPEST) {
            throw PdfRefusal.damaged("its form is nested too deep", null);
        }
        for (int i = 0; i < kids.size(); i++) {
            if (kids.getObject(i) instanceof COSDictionary field && visited.add(field)) {
                take(field, parent, depth);
            }
        }
    }

    /** Without a name of its own a dictionary only shows the field above it. */
    private void take(COSDictionary field, String parent, int depth) {
        @Nullable String own = field.getString(COSName.T);
        if (own == null) {
            return;
        }
        String name = parent.isEmpty() ? own : parent + "." + own;
        // Only the first of several with one name can be meant, and no other may take the name.
        fields.putIfAbsent(name, new FormField(name, field));
        @Nullable COSArray kids = field.getCOSArray(COSName.KIDS);
        if (kids != null) {
            below(kids, name, depth + 1);
        }
    }
}
