package vn.motcua.signing.pdf;

import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** The interactive form of a document: the fields it has, what signatures there leave open, and how it changes. */
final class DocumentForm {

    private static final COSName SIG_FLAGS = COSName.getPDFName("SigFlags");
    private static final int SIGNATURES_EXIST_AND_APPEND_ONLY = 3;

    private final COSDictionary catalog;
    private final @Nullable COSDictionary form;
    private final Map<String, FormField> fields;
    private final SigningRules rules;

    private DocumentForm(COSDictionary catalog) {
        this.catalog = catalog;
        this.form = catalog.getCOSDictionary(COSName.ACRO_FORM);
        this.fields = FieldTree.read(form);
        this.rules = SigningRules.read(catalog, fields);
    }

    static DocumentForm read(SourcePdf source) {
        return PdfRefusal.guard("form", () -> new DocumentForm(source.catalog()));
    }

    COSDictionary catalog() {
        return catalog;
    }

    SigningRules rules() {
        return rules;
    }

    /** The name asked for, or the first {@code Signature1} that is free. */
    String fieldName(PdfSignOptions options) {
        if (options.fieldName().isPresent()) {
            return options.fieldName().get();
        }
        int number = 1;
        while (fields.containsKey("Signature" + number)) {
            number++;
        }
        return "Signature" + number;
    }

    /** The empty signature field of a name, or nothing if the name is free. */
    Optional<FormField> emptyField(String name) {
        @Nullable FormField field = fields.get(name);
        if (field == null) {
            if (name.indexOf('.') >= 0) {
                throw unfit(
                        "the name of a nested field the document has not",
                        "a field it has, or a name without full stop");
            }
            return Optional.empty();
        }
        if (!field.isSignature()) {
            throw unfit("the name of a field that is not for signatures", "a name no other field has");
        }
        if (field.hasValue()) {
            throw unfit("the name of a field that is signed", "an empty field, or a name no field has");
        }
        if (field.dictionary().getKey() == null || field.widget().getKey() == null) {
            throw PdfRefusal.damaged("its field is not an object of its own", null);
        }
        return Optional.of(field);
    }

    private static InvalidInputException unfit(String given, String legal) {
        return new InvalidInputException(FailureCode.INVALID_VALUE, "fieldName", given, legal);
    }

    /** What a revision changes: the form, with a new field if there is one, and the catalog where it must. */
    void join(IncrementBuilder increment, Optional<COSObjectKey> newField, Optional<COSObjectKey> certification) {
        COSDictionary changed = form == null ? new COSDictionary() : new COSDictionary(form);
        COSArray extended = SourcePdf.items(form == null ? null : form.getCOSArray(COSName.FIELDS));
        newField.ifPresent(field -> extended.add(IncrementBuilder.reference(field)));
        changed.setItem(COSName.FIELDS, extended);
        changed.setInt(SIG_FLAGS, changed.getInt(SIG_FLAGS, 0) | SIGNATURES_EXIST_AND_APPEND_ONLY);
        @Nullable COSObjectKey own = form == null ? null : form.getKey();
        COSDictionary changedCatalog = new COSDictionary(catalog);
        if (own != null) {
            increment.replace(own, changed);
        } else {
            changedCatalog.setItem(COSName.ACRO_FORM, changed);
            increment.add(changed);
        }
        certification.ifPresent(signature -> changedCatalog.setItem(COSName.PERMS, permissions(signature)));
        if (own == null || certification.isPresent()) {
            increment.replace(catalog.getKey(), changedCatalog);
        }
    }

    private COSDictionary permissions(COSObjectKey signature) {
        @Nullable COSDictionary present = catalog.getCOSDictionary(COSName.PERMS);
        COSDictionary changed = present == null ? new COSDictionary() : new COSDictionary(present);
        changed.setItem(COSName.DOCMDP, IncrementBuilder.reference(signature));
        return changed;
    }
}
