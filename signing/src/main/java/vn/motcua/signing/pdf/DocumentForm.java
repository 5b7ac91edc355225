package vn.motcua.signing.pdf;

import java.util.HashSet;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** The interactive form of a document: the fields it has, and how one joins them. */
final class DocumentForm {

    private static final COSName SIG_FLAGS = COSName.getPDFName("SigFlags");
    private static final int SIGNATURES_EXIST_AND_APPEND_ONLY = 3;

    private final COSDictionary catalog;
    private final @Nullable COSDictionary form;
    private final COSArray fields;
    private final Set<String> names;
    private final boolean locked;

    private DocumentForm(COSDictionary catalog) {
        this.catalog = catalog;
        this.form = catalog.getCOSDictionary(COSName.ACRO_FORM);
        this.fields = SourcePdf.items(form == null ? null : form.getCOSArray(COSName.FIELDS));
        this.names = names(fields);
        this.locked = certifiedAgainstAll(catalog);
    }

    static DocumentForm read(SourcePdf source) {
        return PdfRefusal.guard("form", () -> new DocumentForm(source.catalog()));
    }

    /** A document certified with permission 1 allows nothing, not even a further signature (ISO 32000-1, 12.8.2.2). */
    void requireOpenToSignatures() {
        if (locked) {
            throw PdfRefusal.of(FailureCode.PDF_LOCKED, "its certification forbids every change", null);
        }
    }

    private static boolean certifiedAgainstAll(COSDictionary catalog) {
        @Nullable COSDictionary permissions = catalog.getCOSDictionary(COSName.PERMS);
        @Nullable
        COSDictionary certification = permissions == null ? null : permissions.getCOSDictionary(COSName.DOCMDP);
        @Nullable COSArray references = certification == null ? null : certification.getCOSArray(COSName.REFERENCE);
        for (int i = 0; references != null && i < references.size(); i++) {
            if (references.getObject(i) instanceof COSDictionary reference && forbidsAll(reference)) {
                return true;
            }
        }
        return false;
    }

    private static boolean forbidsAll(COSDictionary reference) {
        @Nullable COSDictionary parameters = reference.getCOSDictionary(COSName.TRANSFORM_PARAMS);
        return COSName.DOCMDP.equals(reference.getCOSName(COSName.TRANSFORM_METHOD))
                && parameters != null
                && parameters.getInt(COSName.P, 2) == 1;
    }

    /** The name asked for if it is free, or the first {@code Signature1} that is. */
    String fieldName(PdfSignOptions options) {
        if (options.fieldName().isPresent()) {
            String name = options.fieldName().get();
            if (names.contains(name)) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE, "fieldName", "a name that is taken", "a name no field has");
            }
            return name;
        }
        int number = 1;
        while (names.contains("Signature" + number)) {
            number++;
        }
        return "Signature" + number;
    }

    private static Set<String> names(COSArray fields) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.getObject(i) instanceof COSDictionary field) {
                @Nullable String name = field.getString(COSName.T);
                if (name != null) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** Adds the field, in the form's own object if it has one, else in the catalog. */
    void join(IncrementBuilder increment, COSObjectKey field) {
        COSDictionary changed = form == null ? new COSDictionary() : new COSDictionary(form);
        COSArray extended = SourcePdf.items(fields);
        extended.add(IncrementBuilder.reference(field));
        changed.setItem(COSName.FIELDS, extended);
        changed.setInt(SIG_FLAGS, changed.getInt(SIG_FLAGS, 0) | SIGNATURES_EXIST_AND_APPEND_ONLY);
        if (form != null && form.getKey() != null) {
            increment.replace(form.getKey(), changed);
            return;
        }
        COSDictionary changedCatalog = new COSDictionary(catalog);
        changedCatalog.setItem(COSName.ACRO_FORM, changed);
        increment.add(changed);
        increment.replace(catalog.getKey(), changedCatalog);
    }
}
