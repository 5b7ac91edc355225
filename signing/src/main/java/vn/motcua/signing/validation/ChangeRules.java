package vn.motcua.signing.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
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
    record Lock(String action, Set<String> names) {

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

    /**
     * What one signature limits.
     *
     * @param place where its object stands
     * @param whole whether all this stands in that object
     * @param level as an approval narrows the permissions
     * @param certified as a certification states them
     */
    record Limits(long place, boolean whole, List<Lock> locks, int level, int certified) {

        Limits {
            locks = List.copyOf(locks);
        }

        static Limits of(@Nullable COSDictionary signature, long place) {
            return signature == null
                    ? new Limits(place, false, List.of(), 0, 0)
                    : new Limits(
                            place,
                            standsAlone(signature),
                            ChangeRules.locks(signature),
                            lockLevel(signature),
                            ChangeRules.certified(signature));
        }

        /** Whether no object beside the signature itself has a part in what it limits. */
        private static boolean standsAlone(COSDictionary signature) {
            COSArray references = signature.getCOSArray(REFERENCE);
            boolean alone = !(signature.getItem(REFERENCE) instanceof COSObject);
            for (int i = 0; references != null && i < references.size(); i++) {
                alone &= references.get(i) instanceof COSDictionary reference
                        && !(reference.getItem(METHOD) instanceof COSObject)
                        && isFlat(reference.getItem(PARAMETERS));
            }
            return alone;
        }

        private static boolean isFlat(@Nullable COSBase parameters) {
            boolean[] flat = {true};
            if (parameters != null) {
                CosValues.references(parameters, number -> flat[0] = false);
            }
            return flat[0];
        }
    }

    /**
     * Reads the rules that the signatures of a document set up.
     *
     * @param known what was read from signatures by their numbers; a value is long, and hardly ever another one later
     */
    static ChangeRules of(RevisionState state, Map<Long, Limits> known) {
        Reading reading = new Reading(state, known);
        List<Lock> locks = new ArrayList<>();
        int level = 0;
        for (FormField field : state.fields().values()) {
            if (field.isSignature()) {
                Limits limits = reading.limits(
                        field.own().value(), () -> field.dictionary().getCOSDictionary(COSName.V));
                locks.addAll(limits.locks);
                level = stricter(level, limits.level);
            }
        }
        COSDictionary permissions = state.catalog().getCOSDictionary(PERMS);
        if (permissions != null && permissions.containsKey(DOC_MDP)) {
            Limits limits = reading.limits(
                    RevisionState.numberOf(permissions.getItem(DOC_MDP)), () -> permissions.getCOSDictionary(DOC_MDP));
            level = stricter(level, limits.certified);
        }
        return new ChangeRules(level, locks);
    }

    private record Reading(RevisionState state, Map<Long, Limits> known) {

        Limits limits(long number, Supplier<@Nullable COSDictionary> signature) {
            long place = number < 0 ? -1 : state.places().getOrDefault(number, -1L);
            Limits before = known.get(number);
            if (place >= 0 && before != null && before.whole && before.place == place) {
                return before;
            }
            Limits read = Limits.of(signature.get(), place);
            if (place >= 0) {
                known.put(number, read);
            }
            return read;
        }
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
