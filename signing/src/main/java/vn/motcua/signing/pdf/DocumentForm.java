package vn.motcua.signing.pdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** The interactive form of a document: the fields it has, and how one joins them. */
final class DocumentForm {

    private static final COSName SIG_FLAGS = COSName.getPDFName("SigFlags");
    private static final int SIGNATURES_EXIST_AND_APPEND_ONLY = 3;
    private static final int DEEPEST_FIELD = 32;

    private final COSDictionary catalog;
    private final @Nullable COSDictionary form;

    DocumentForm(SourcePdf source) {
        this.catalog = source.catalog();
        this.form = catalog.getCOSDictionary(COSName.ACRO_FORM);
    }

    /** A document certified with permission 1 allows nothing, not even a further signature (ISO 32000-1, 12.8.2.2). */
    void requireOpenToSignatures() {
        @Nullable COSDictionary permissions = catalog.getCOSDictionary(COSName.PERMS);
        @Nullable
        COSDictionary certification = permissions == null ? null : permissions.getCOSDictionary(COSName.DOCMDP);
        @Nullable COSArray references = certification == null ? null : certification.getCOSArray(COSName.REFERENCE);
        for (int i = 0; references != null && i < references.size(); i++) {
            if (references.getObject(i) instanceof COSDictionary reference && forbidsAll(reference)) {
                throw PdfRefusal.of(FailureCode.PDF_LOCKED, "its certification forbids every change", null);
            }
        }
    }

    private static boolean forbidsAll(COSDictionary reference) {
        @Nullable COSDictionary parameters = reference.getCOSDictionary(COSName.TRANSFORM_PARAMS);
        return COSName.DOCMDP.equals(reference.getCOSName(COSName.TRANSFORM_METHOD))
                && parameters != null
                && parameters.getInt(COSName.P, 2) == 1;
    }

    /** The name asked for if it is free, or the first {@code Signature1} that is. */
    String fieldName(PdfSignOptions options) {
        Set<String> taken = names();
        if (options.fieldName().isPresent()) {
            String name = options.fieldName().get();
            if (taken.contains(name)) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE, "fieldName", "a name that is taken", "a name no field has");
            }
            return name;
        }
        int number = 1;
        while (taken.contains("Signature" + number)) {
            number++;
        }
        return "Signature" + number;
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>();
        COSArray fields = fields();
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

    private COSArray fields() {
        return SourcePdf.items(form == null ? null : form.getCOSArray(COSName.FIELDS));
    }

    /** The visible signature fields of page 1. */
    static List<FieldPlacement> signaturesOn(PDPage page) {
        List<FieldPlacement> placements = new ArrayList<>();
        COSArray annotations = annotations(page);
        for (int i = 0; i < annotations.size(); i++) {
            if (annotations.getObject(i) instanceof COSDictionary annotation && isSignature(annotation)) {
                @Nullable COSArray corners = annotation.getCOSArray(COSName.RECT);
                if (corners != null && corners.size() >= 4) {
                    PDRectangle rectangle = new PDRectangle(corners);
                    placements.add(new FieldPlacement(
                            1,
                            rectangle.getLowerLeftX(),
                            rectangle.getLowerLeftY(),
                            rectangle.getWidth(),
                            rectangle.getHeight()));
                }
            }
        }
        placements.removeIf(placement -> !placement.visible());
        return placements;
    }

    static COSArray annotations(PDPage page) {
        return SourcePdf.items(page.getCOSObject().getCOSArray(COSName.ANNOTS));
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

    /** Adds the field, in the form's own object if it has one, else in the catalog. */
    void join(IncrementBuilder increment, COSObjectKey field) {
        COSDictionary changed = form == null ? new COSDictionary() : new COSDictionary(form);
        COSArray fields = fields();
        fields.add(new COSObject((COSBase) COSInteger.ZERO, field));
        changed.setItem(COSName.FIELDS, fields);
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
