package vn.motcua.signing.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/**
 * What may be changed in a document after one of its revisions: the certification (DocMDP) and the locks (FieldMDP) of the
 * signatures in it (ISO 32000-2, 12.8.2). Without a certification forms may be filled in and signed, and no more.
 */
final class ChangeRules {

    private static final COSName PERMS = COSName.getPDFName("Perms");
    private static final COSName DOC_MDP = COSName.getPDFName("DocMDP");
    private static final COSName REFERENCE = COSName.getPDFName("Reference");
    private static final COSName METHOD = COSName.getPDFName("TransformMethod");
    private static final COSName PARAMETERS = COSName.getPDFName("TransformParams");
    private static final COSName ACTION = COSName.getPDFName("Action");
    private static final COSName FIELD_MDP = COSName.getPDFName("FieldMDP");
    private static final int NOTHING = 1;
    private static final int FORMS = 2;
    private static final int ANNOTATIONS = 3;

    private final int level;
    private final List<Lock> locks;

    private ChangeRules(int level, List<Lock> locks) {
        this.level = level;
        this.locks = List.copyOf(locks);
    }

    /** Which fields a signature locks. */
    private record Lock(String action, Set<String> names) {

        boolean covers(String field) {
            boolean named = names.stream().anyMatch(name -> field.equals(name) || field.startsWith(name + "."));
            return switch (action) {
                case "All" -> true;
                case "Include" -> named;
                case "Exclude" -> !named;
                default -> false;
            };
        }
    }

    static ChangeRules of(RevisionState state) {
        List<Lock> locks = new ArrayList<>();
        int level = 0;
        for (RevisionState.Field field : state.fields().values()) {
            COSDictionary value = field.isSignature() ? field.dictionary().getCOSDictionary(COSName.V) : null;
            if (value != null) {
                locks.addAll(locks(value));
                level = stricter(level, lockLevel(value));
            }
        }
        COSDictionary permissions = state.catalog().getCOSDictionary(PERMS);
        COSDictionary certification = permissions == null ? null : permissions.getCOSDictionary(DOC_MDP);
        return new ChangeRules(stricter(level, certification == null ? 0 : certified(certification)), locks);
    }

    private static int stricter(int one, int other) {
        return one == 0 || other == 0 ? Math.max(one, other) : Math.min(one, other);
    }

    private static int certified(COSDictionary signature) {
        COSDictionary parameters = parameters(signature, DOC_MDP);
        return parameters == null
                ? FORMS
                : Math.max(NOTHING, Math.min(ANNOTATIONS, parameters.getInt(COSName.P, FORMS)));
    }

    /** ISO 32000-2 lets an approval narrow the permissions too. */
    private static int lockLevel(COSDictionary signature) {
        COSDictionary parameters = parameters(signature, FIELD_MDP);
        return parameters == null ? 0 : Math.max(0, Math.min(ANNOTATIONS, parameters.getInt(COSName.P, 0)));
    }

    private static List<Lock> locks(COSDictionary signature) {
        COSDictionary parameters = parameters(signature, FIELD_MDP);
        if (parameters == null) {
            return List.of();
        }
        Set<String> names = new HashSet<>();
        COSArray fields = parameters.getCOSArray(COSName.FIELDS);
        for (int i = 0; fields != null && i < fields.size(); i++) {
            if (fields.getObject(i) instanceof COSString name) {
                names.add(name.getString());
            }
        }
        String action = parameters.getNameAsString(ACTION);
        return List.of(new Lock(action == null ? "All" : action, names));
    }

    private static @Nullable COSDictionary parameters(COSDictionary signature, COSName method) {
        COSArray references = signature.getCOSArray(REFERENCE);
        for (int i = 0; references != null && i < references.size(); i++) {
            if (references.getObject(i) instanceof COSDictionary reference
                    && method.equals(reference.getCOSName(METHOD))) {
                return reference.getCOSDictionary(PARAMETERS);
            }
        }
        return null;
    }

    ChangeFinding judge(Change change) {
        boolean locked = change.field() != null
                && change.allowance() == Change.Allowance.FORM
                && locks.stream().anyMatch(lock -> lock.covers(change.field()));
        ChangeKind kind =
                locked && change.kind() == ChangeKind.FIELD_FILLED ? ChangeKind.LOCKED_FIELD_CHANGED : change.kind();
        String where = change.object() < 0 ? "" : " (" + change.object() + " 0 R)";
        return new ChangeFinding(
                kind,
                !locked && permits(change.allowance()),
                change.object() < 0 ? OptionalLong.empty() : OptionalLong.of(change.object()),
                kind.english() + where,
                kind.vietnamese() + where);
    }

    private boolean permits(Change.Allowance allowance) {
        return switch (allowance) {
            case ALWAYS -> true;
            case FORM -> level != NOTHING;
            case ANNOTATION -> level == ANNOTATIONS;
            case NEVER -> false;
        };
    }
}
