package vn.motcua.signing.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** What the signatures a document bears leave open to later ones (ISO 32000-1, 12.8.2). */
final class SigningRules {

    static final COSName FIELD_MDP = COSName.getPDFName("FieldMDP");
    static final COSName ACTION = COSName.getPDFName("Action");

    private final boolean signed;
    private final boolean closed;
    private final List<FieldLock> locks;

    private SigningRules(boolean signed, boolean closed, List<FieldLock> locks) {
        this.signed = signed;
        this.closed = closed;
        this.locks = locks;
    }

    static SigningRules read(COSDictionary catalog, Map<String, FormField> fields) {
        List<COSDictionary> signatures = new ArrayList<>();
        boolean signed = false;
        for (FormField field : fields.values()) {
            signed |= field.isSignature() && field.dictionary().containsKey(COSName.V);
            // A signature locks what its field says it does; the others need not be read, and there may be hundreds.
            @Nullable
            COSDictionary signature = field.dictionary().containsKey(FormField.LOCK) ? field.signature() : null;
            if (signature != null) {
                signatures.add(signature);
            }
        }
        @Nullable COSDictionary permissions = catalog.getCOSDictionary(COSName.PERMS);
        @Nullable
        COSDictionary certification = permissions == null ? null : permissions.getCOSDictionary(COSName.DOCMDP);
        if (certification != null) {
            signatures.add(certification);
        }
        List<FieldLock> locks = new ArrayList<>();
        boolean closed = false;
        for (COSDictionary signature : signatures) {
            @Nullable COSArray references = signature.getCOSArray(COSName.REFERENCE);
            for (int i = 0; references != null && i < references.size(); i++) {
                if (references.getObject(i) instanceof COSDictionary reference) {
                    closed |= forbidsAll(reference);
                    lock(reference).ifPresent(locks::add);
                }
            }
        }
        return new SigningRules(signed || certification != null, closed, locks);
    }

    private static boolean forbidsAll(COSDictionary reference) {
        @Nullable COSDictionary parameters = reference.getCOSDictionary(COSName.TRANSFORM_PARAMS);
        return COSName.DOCMDP.equals(reference.getCOSName(COSName.TRANSFORM_METHOD))
                && parameters != null
                && parameters.getInt(COSName.P, 2) == 1;
    }

    private static Optional<FieldLock> lock(COSDictionary reference) {
        @Nullable COSDictionary parameters = reference.getCOSDictionary(COSName.TRANSFORM_PARAMS);
        return FIELD_MDP.equals(reference.getCOSName(COSName.TRANSFORM_METHOD)) && parameters != null
                ? Optional.of(lockOf(parameters))
                : Optional.empty();
    }

    /** Reads a lock; one that cannot be understood locks all. */
    static FieldLock lockOf(COSDictionary parameters) {
        List<String> names = new ArrayList<>();
        @Nullable COSArray fields = parameters.getCOSArray(COSName.FIELDS);
        for (int i = 0; fields != null && i < fields.size(); i++) {
            if (fields.getObject(i) instanceof COSString name
                    && !name.getString().isBlank()) {
                names.add(name.getString());
            }
        }
        @Nullable String action = parameters.getNameAsString(ACTION);
        if (names.isEmpty() || action == null) {
            return FieldLock.all();
        }
        return switch (action) {
            case "Include" -> FieldLock.only(names);
            case "Exclude" -> FieldLock.allBut(names);
            default -> FieldLock.all();
        };
    }

    /** Refuses a signature in a field, new or there already. */
    void requireOpen(String field) {
        if (closed) {
            throw PdfRefusal.of(FailureCode.PDF_LOCKED, "its certification forbids every change", null);
        }
        if (locks.stream().anyMatch(lock -> lock.locks(field))) {
            throw PdfRefusal.of(FailureCode.PDF_LOCKED, "an earlier signature locks the field to be signed", null);
        }
    }

    boolean signed() {
        return signed;
    }

    /** Only the first signature of a document can certify it. */
    void requireUnsigned() {
        if (signed) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "certification",
                    "a document that is signed already",
                    "a document without signatures");
        }
    }
}
