package vn.motcua.signing.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/** Compares forms, fields and what pages show of them. */
final class FormDiff {

    private static final COSName LOCK = COSName.getPDFName("Lock");
    private static final COSName RICH_VALUE = COSName.getPDFName("RV");
    private static final COSName NAME = COSName.getPDFName("NM");
    private static final int READ_ONLY = 1;
    private static final int FLAGS_OF_PROTECTION = 4 | 64 | 128 | 512;

    /** What a signer may set in the field it signs, beside the value and its appearance. */
    private static final Set<COSName> SIGNING = Set.of(
            COSName.AP,
            COSName.AS,
            COSName.M,
            COSName.P,
            COSName.DR,
            COSName.DA,
            COSName.MK,
            COSName.STRUCT_PARENT,
            COSName.TYPE,
            LOCK,
            NAME);

    private static final Set<COSName> FILLING =
            Set.of(COSName.V, COSName.AP, COSName.AS, COSName.I, COSName.M, RICH_VALUE);

    private final RevisionState before;
    private final RevisionState after;
    private final ReferenceIndex references;
    private final Collection<Change> changes;
    private final Set<String> filled = new HashSet<>();
    private final Set<Long> signed = new HashSet<>();
    private final Map<Long, FormField> appearances = new HashMap<>();
    private final Set<Long> parts = new HashSet<>();
    private final Set<Long> values = new HashSet<>();

    FormDiff(RevisionState before, RevisionState after, ReferenceIndex references, Collection<Change> changes) {
        this.before = before;
        this.after = after;
        this.references = references;
        this.changes = changes;
    }

    void compare() {
        readParts();
        compareForms();
        findFilled();
        before.fields().forEach((id, field) -> {
            FormField now = after.fields().get(id);
            if (now == null) {
                never(ChangeKind.FIELD_REMOVED, field.number(), field.name());
            } else if (!after.isAsIn(before, field.number())) {
                compareFields(field, now);
            }
        });
        after.fields().forEach((id, field) -> {
            if (!before.fields().containsKey(id)) {
                compareAdded(field);
            }
        });
    }

    private void readParts() {
        COSDictionary catalog = before.catalog();
        parts.add(RevisionState.numberOf(catalog.getItem(COSName.ACRO_FORM)));
        COSDictionary form = before.form();
        if (form != null) {
            parts.add(RevisionState.numberOf(form.getItem(COSName.FIELDS)));
        }
        for (FormField field : before.fields().values()) {
            parts.add(field.own().kids());
            if (field.isSignature()) {
                values.add(field.own().value());
            }
            field.own().appearances().forEach(shown -> appearances.put(shown, field));
        }
        parts.remove(-1L);
        values.remove(-1L);
        appearances.remove(-1L);
    }

    private void compareForms() {
        COSDictionary old = before.form();
        COSDictionary now = after.form();
        if (now == null) {
            if (old != null) {
                never(ChangeKind.FORM_CHANGED, -1, null);
            }
            return;
        }
        COSDictionary from = old == null ? new COSDictionary() : old;
        for (COSName key : CosValues.differing(from, now)) {
            if (!isHarmless(key, from, now)) {
                never(ChangeKind.FORM_CHANGED, -1, null);
            }
        }
    }

    /** New fonts and the first default appearance come with a new field; flags of signatures are only ever raised. */
    private static boolean isHarmless(COSName key, COSDictionary old, COSDictionary now) {
        if (key.equals(COSName.FIELDS)) {
            return true;
        }
        if (key.equals(COSName.SIG_FLAGS)) {
            return (old.getInt(key, 0) & ~now.getInt(key, 0)) == 0;
        }
        if (key.equals(COSName.DR)) {
            return CosValues.extended(old.getCOSDictionary(key), now.getCOSDictionary(key));
        }
        if (key.equals(COSName.NEED_APPEARANCES)) {
            return !now.getBoolean(key, false);
        }
        return key.equals(COSName.DA) && !old.containsKey(key);
    }

    private void findFilled() {
        before.fields().forEach((id, field) -> {
            FormField now = after.fields().get(id);
            if (now != null
                    && !field.isSignature()
                    && !after.isAsIn(before, field.number())
                    && field.name() != null
                    && !CosValues.same(
                            field.dictionary().getItem(COSName.V),
                            now.dictionary().getItem(COSName.V))) {
                filled.add(field.name());
            }
        });
    }

    private void compareFields(FormField old, FormField now) {
        Set<COSName> keys = CosValues.differing(old.dictionary(), now.dictionary());
        keys.remove(COSName.KIDS);
        if (keys.isEmpty()) {
            return;
        }
        if (old.isSignature()) {
            compareSignatures(old, now, keys);
        } else {
            keys.removeIf(key -> (key.equals(COSName.FF) && isProtection(key, READ_ONLY, old, now))
                    || (key.equals(COSName.F) && isProtection(key, FLAGS_OF_PROTECTION, old, now)));
            compareFilled(old, keys);
        }
    }

    private static boolean isProtection(COSName key, int bits, FormField old, FormField now) {
        int from = old.dictionary().getInt(key, 0);
        int to = now.dictionary().getInt(key, 0);
        return (from & ~to) == 0 && (to & ~from & ~bits) == 0;
    }

    private void compareFilled(FormField field, Set<COSName> keys) {
        if (keys.isEmpty()) {
            return;
        }
        if (!FILLING.containsAll(keys)) {
            never(ChangeKind.FIELD_CHANGED, field.number(), field.name());
        } else if (field.name() != null && filled.contains(field.name())) {
            changes.add(new Change(ChangeKind.FIELD_FILLED, field.number(), field.name(), Change.Allowance.FORM));
        } else {
            never(ChangeKind.APPEARANCE_CHANGED, field.number(), field.name());
        }
    }

    private void compareSignatures(FormField old, FormField now, Set<COSName> keys) {
        if (old.dictionary().getDictionaryObject(COSName.V) != null) {
            boolean value = keys.contains(COSName.V);
            never(value ? ChangeKind.SIGNATURE_REPLACED : ChangeKind.APPEARANCE_CHANGED, old.number(), old.name());
        } else if (keys.remove(COSName.V)) {
            signed.add(old.number());
            keys.removeAll(SIGNING);
            keys.removeIf(key -> key.equals(COSName.F) && isProtection(key, FLAGS_OF_PROTECTION, old, now));
            keys.removeIf(key -> key.equals(COSName.FF) && isProtection(key, READ_ONLY, old, now));
            addSignature(now);
            if (!keys.isEmpty()) {
                never(ChangeKind.FIELD_CHANGED, old.number(), old.name());
            }
        } else {
            never(ChangeKind.FIELD_CHANGED, old.number(), old.name());
        }
    }

    private void compareAdded(FormField field) {
        boolean known = field.number() >= 0 && before.places().containsKey(field.number());
        if (known) {
            // It lay in the signed document, in no form.
            never(ChangeKind.HIDDEN_CONTENT_REVEALED, field.number(), field.name());
        } else if (!field.isSignature() || acts(field)) {
            never(ChangeKind.FIELD_ADDED, field.number(), field.name());
        } else {
            signed.add(field.number());
            addSignature(field);
        }
    }

    private static boolean acts(FormField field) {
        return field.dictionary().containsKey(COSName.AA) || field.dictionary().containsKey(COSName.A);
    }

    private void addSignature(FormField field) {
        COSBase item = field.value();
        long number = RevisionState.numberOf(item);
        COSBase resolved = item instanceof COSObject object ? object.getObject() : item;
        if (number >= 0 && before.places().containsKey(number)) {
            never(ChangeKind.HIDDEN_CONTENT_REVEALED, number, field.name());
        } else if (!(resolved instanceof COSDictionary value)) {
            addEmpty(field);
        } else if (FoundSignature.TIMESTAMP.equals(value.getNameAsString(COSName.SUB_FILTER))) {
            changes.add(new Change(ChangeKind.TIMESTAMP_ADDED, field.number(), field.name(), Change.Allowance.ALWAYS));
        } else {
            form(ChangeKind.SIGNATURE_ADDED, field);
        }
    }

    /** Nobody answers for what an empty field shows, and it may cover a page. */
    private void addEmpty(FormField field) {
        COSDictionary marks = field.dictionary().getCOSDictionary(COSName.MK);
        boolean shown = field.dictionary().containsKey(COSName.AP) || (marks != null && marks.containsKey(COSName.BG));
        if (shown && hasArea(field.dictionary().getCOSArray(COSName.RECT))) {
            never(ChangeKind.EMPTY_FIELD_SHOWN, field.number(), field.name());
        } else {
            form(ChangeKind.SIGNATURE_FIELD_ADDED, field);
        }
    }

    private static boolean hasArea(@Nullable COSArray place) {
        float[] corners = place == null ? new float[0] : place.toFloatArray();
        return corners.length == 4 && corners[0] != corners[2] && corners[1] != corners[3];
    }

    /** Says whether an object that is another now is part of the form, whose parts are compared in their places. */
    boolean explains(long number, COSBase old, COSBase now) {
        if (values.contains(number)) {
            never(ChangeKind.SIGNATURE_REPLACED, number, null);
            return true;
        }
        FormField shown = appearances.get(number);
        if (shown != null) {
            boolean ofValue = shown.name() != null
                    && filled.contains(shown.name())
                    && references.isReferencedOnce(number)
                    && now instanceof COSStream;
            if (!ofValue) {
                never(ChangeKind.APPEARANCE_CHANGED, number, shown.name());
            }
            return true;
        }
        return parts.contains(number) && (old instanceof COSDictionary || references.isReferencedOnce(number));
    }

    /** Annotations that are gone, new, or in another order; those of new signatures are known already. */
    void compareAnnotations(long number, @Nullable COSArray old, @Nullable COSArray now) {
        List<COSBase> left = items(old);
        List<COSBase> right = items(now);
        int at = 0;
        for (COSBase item : right) {
            if (at < left.size() && CosValues.same(left.get(at), item)) {
                at++;
            } else if (!isSigned(item)) {
                boolean widget = kind(item).equals(COSName.WIDGET);
                changes.add(new Change(
                        widget ? ChangeKind.FIELD_ADDED : ChangeKind.ANNOTATION_ADDED,
                        RevisionState.numberOf(item),
                        null,
                        widget ? Change.Allowance.NEVER : Change.Allowance.ANNOTATION));
            }
        }
        if (at < left.size()) {
            boolean widget = kind(left.get(at)).equals(COSName.WIDGET);
            changes.add(new Change(
                    ChangeKind.ANNOTATION_REMOVED,
                    number,
                    null,
                    widget ? Change.Allowance.NEVER : Change.Allowance.ANNOTATION));
        }
    }

    private boolean isSigned(COSBase item) {
        long number = RevisionState.numberOf(item);
        return number >= 0 && signed.contains(number) && after.fieldNumbered(number) != null;
    }

    private static COSName kind(COSBase item) {
        COSArray one = new COSArray(List.of(item));
        COSName subtype =
                one.getObject(0) instanceof COSDictionary dictionary ? dictionary.getCOSName(COSName.SUBTYPE) : null;
        return subtype == null ? COSName.ANNOT : subtype;
    }

    private static List<COSBase> items(@Nullable COSArray array) {
        List<COSBase> items = new ArrayList<>();
        for (int i = 0; array != null && i < array.size(); i++) {
            items.add(array.get(i));
        }
        return items;
    }

    private void form(ChangeKind kind, FormField field) {
        changes.add(new Change(kind, field.number(), field.name(), Change.Allowance.FORM));
    }

    private void never(ChangeKind kind, long number, @Nullable String name) {
        changes.add(new Change(kind, number, name, Change.Allowance.NEVER));
    }
}
