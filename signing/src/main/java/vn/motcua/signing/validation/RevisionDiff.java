package vn.motcua.signing.validation;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.internal.SecurityStore;

/**
 * Compares a revision with the one before, object by object. Every object that is another now has to be explained: by
 * the part it plays in the document, and by how it differs. What cannot be explained is a change nobody permits.
 */
final class RevisionDiff {

    private static final COSName EXTENSIONS = COSName.getPDFName("Extensions");
    private static final COSName PERMS = COSName.getPDFName("Perms");
    private static final COSName DOC_MDP = COSName.getPDFName("DocMDP");
    private static final COSName LAST_MODIFIED = COSName.getPDFName("LastModified");
    private static final Set<COSName> INFORMATION = Set.of(
            COSName.TITLE,
            COSName.AUTHOR,
            COSName.SUBJECT,
            COSName.KEYWORDS,
            COSName.CREATOR,
            COSName.PRODUCER,
            COSName.CREATION_DATE,
            COSName.MOD_DATE,
            COSName.TRAPPED);

    private final RevisionState before;
    private final RevisionState after;
    private final ReferenceIndex references;
    private final Set<Change> changes = new LinkedHashSet<>();
    private final FormDiff form;
    private final Set<Long> explained = new HashSet<>();
    private @Nullable Set<Long> annotationArrays;
    private @Nullable Set<Long> storeParts;

    private RevisionDiff(RevisionState before, RevisionState after, ReferenceIndex references) {
        this.before = before;
        this.after = after;
        this.references = references;
        this.form = new FormDiff(before, after, references, changes);
    }

    static List<Change> run(RevisionState before, RevisionState after, ReferenceIndex references) {
        RevisionDiff diff = new RevisionDiff(before, after, references);
        if (after.repaired() && !before.repaired()) {
            diff.never(ChangeKind.STRUCTURE_UNREADABLE, -1);
        }
        if (!after.follows(before)) {
            diff.never(ChangeKind.NOT_A_REVISION, -1);
        }
        diff.compareTrailers();
        diff.compareCatalogs();
        diff.form.compare();
        diff.compareObjects();
        diff.compareRows();
        return List.copyOf(diff.changes);
    }

    private void never(ChangeKind kind, long number) {
        changes.add(Change.never(kind, number));
    }

    private void always(ChangeKind kind, long number) {
        changes.add(Change.always(kind, number));
    }

    private void compareTrailers() {
        for (COSName key : List.of(COSName.ROOT, COSName.ENCRYPT)) {
            if (!CosValues.same(before.trailer().getItem(key), after.trailer().getItem(key))) {
                never(ChangeKind.DOCUMENT_CHANGED, -1);
            }
        }
    }

    private void compareCatalogs() {
        long number = RevisionState.numberOf(before.trailer().getItem(COSName.ROOT));
        explained.add(number);
        COSDictionary old = before.catalog();
        COSDictionary now = after.catalog();
        for (COSName key : CosValues.differing(old, now)) {
            if (key.equals(COSName.PAGES)) {
                never(ChangeKind.PAGES_CHANGED, number);
            } else if (SecurityStore.DSS.equals(key)) {
                always(ChangeKind.EVIDENCE_ADDED, number);
            } else if (key.equals(COSName.METADATA)) {
                always(ChangeKind.METADATA_CHANGED, number);
            } else if (key.equals(PERMS)) {
                comparePermissions(old.getCOSDictionary(PERMS), now.getCOSDictionary(PERMS), number);
            } else if (!key.equals(COSName.ACRO_FORM) && !key.equals(EXTENSIONS) && !key.equals(COSName.VERSION)) {
                never(ChangeKind.DOCUMENT_CHANGED, number);
            }
        }
    }

    /** A certification may come with a signature; an existing one stays as it is. */
    private void comparePermissions(@Nullable COSDictionary old, @Nullable COSDictionary now, long number) {
        boolean added = now != null && Set.of(DOC_MDP).containsAll(now.keySet()) && (old == null || old.size() == 0);
        if (!added) {
            never(ChangeKind.DOCUMENT_CHANGED, number);
        }
    }

    private void compareObjects() {
        Set<Long> moved = new TreeSet<>();
        before.places().forEach((number, place) -> {
            if (!place.equals(after.places().get(number))) {
                moved.add(number);
            }
        });
        after.places().keySet().stream()
                .filter(number -> !before.places().containsKey(number))
                .forEach(moved::add);
        for (long number : moved) {
            if (!before.places().containsKey(number)) {
                compareAdded(number);
            } else if (!explained.contains(number)) {
                compare(number, before.object(number), after.object(number));
            }
        }
    }

    private void compareRows() {
        LaterRows rows = after.rowsSince(before);
        if (rows.unreadable()) {
            never(ChangeKind.STRUCTURE_UNREADABLE, -1);
        }
        for (long number : rows.freed()) {
            if (before.places().containsKey(number) && !(before.object(number) instanceof COSNull)) {
                never(ChangeKind.OBJECT_REMOVED, number);
            }
        }
        for (long number : after.repacked(rows, before)) {
            never(ChangeKind.OBJECT_CHANGED, number);
        }
    }

    private void compareAdded(long number) {
        if (references.isReferenced(number) && !(after.object(number) instanceof COSNull)) {
            never(ChangeKind.HIDDEN_CONTENT_REVEALED, number);
        }
    }

    private void compare(long number, COSBase old, COSBase now) {
        if (CosValues.same(old, now) || (isTechnical(old) && !references.isReferenced(number))) {
            return;
        }
        if (now instanceof COSNull) {
            never(ChangeKind.OBJECT_REMOVED, number);
        } else if (old instanceof COSNull) {
            compareAdded(number);
        } else if (before.fieldNumbered(number) == null && !form.explains(number, old, now)) {
            explain(number, old, now);
        }
    }

    /** Streams that hold other objects or the cross-reference are nobody's content. */
    private static boolean isTechnical(COSBase value) {
        return value instanceof COSStream stream
                && (COSName.XREF.equals(stream.getCOSName(COSName.TYPE))
                        || COSName.OBJ_STM.equals(stream.getCOSName(COSName.TYPE)));
    }

    private void explain(long number, COSBase old, COSBase now) {
        if (isInformation(number) && old instanceof COSDictionary one && now instanceof COSDictionary other) {
            compareInformation(number, one, other);
        } else if (old instanceof COSArray one && now instanceof COSArray other) {
            explainArray(number, one, other);
        } else if (old instanceof COSStream) {
            explainStream(number);
        } else if (old instanceof COSDictionary one
                && now instanceof COSDictionary other
                && !(now instanceof COSStream)) {
            explainDictionary(number, one, other);
        } else {
            never(ChangeKind.OBJECT_CHANGED, number);
        }
    }

    private boolean isInformation(long number) {
        return number == RevisionState.numberOf(before.trailer().getItem(COSName.INFO));
    }

    private void compareInformation(long number, COSDictionary old, COSDictionary now) {
        // Only these keys: the same dictionary could play another part too.
        if (INFORMATION.containsAll(CosValues.differing(old, now))) {
            always(ChangeKind.METADATA_CHANGED, number);
        } else {
            never(ChangeKind.OBJECT_CHANGED, number);
        }
    }

    private void explainArray(long number, COSArray old, COSArray now) {
        if (annotationArrays == null) {
            annotationArrays = before.annotationArrays();
        }
        if (annotationArrays.contains(number)) {
            form.compareAnnotations(number, old, now);
        } else if (storeParts().contains(number) && references.isReferencedOnce(number)) {
            always(ChangeKind.EVIDENCE_ADDED, number);
        } else {
            never(ChangeKind.OBJECT_CHANGED, number);
        }
    }

    private Set<Long> storeParts() {
        if (storeParts == null) {
            storeParts = before.storeParts();
        }
        return storeParts;
    }

    private void explainStream(long number) {
        boolean metadata = number == RevisionState.numberOf(before.catalog().getItem(COSName.METADATA));
        if (metadata && references.isReferencedOnce(number)) {
            always(ChangeKind.METADATA_CHANGED, number);
        } else {
            never(ChangeKind.CONTENT_CHANGED, number);
        }
    }

    private void explainDictionary(long number, COSDictionary old, COSDictionary now) {
        COSName type = old.getCOSName(COSName.TYPE);
        if (COSName.PAGE.equals(type)) {
            comparePages(number, old, now);
        } else if (COSName.PAGES.equals(type)) {
            never(ChangeKind.PAGES_CHANGED, number);
        } else if (storeParts().contains(number) && references.isReferencedOnce(number)) {
            always(ChangeKind.EVIDENCE_ADDED, number);
        } else if (COSName.ANNOT.equals(type) || (old.containsKey(COSName.SUBTYPE) && old.containsKey(COSName.RECT))) {
            changes.add(new Change(ChangeKind.ANNOTATION_CHANGED, number, null, Change.Allowance.ANNOTATION));
        } else if (COSName.FONT.equals(type)) {
            never(ChangeKind.CONTENT_CHANGED, number);
        } else {
            never(ChangeKind.OBJECT_CHANGED, number);
        }
    }

    private void comparePages(long number, COSDictionary old, COSDictionary now) {
        for (COSName key : CosValues.differing(old, now)) {
            if (key.equals(COSName.ANNOTS)) {
                form.compareAnnotations(number, old.getCOSArray(key), now.getCOSArray(key));
            } else if (!key.equals(LAST_MODIFIED)) {
                never(ChangeKind.PAGE_CHANGED, number);
            }
        }
    }
}
