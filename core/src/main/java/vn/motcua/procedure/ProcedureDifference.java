package vn.motcua.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What changed from one version of a procedure to another.
 *
 * <p>A dossier keeps the version of the day it was received, so a change never touches its deadline; the difference tells
 * people what to change in forms and training. Instances are immutable.
 *
 * <pre>{@code
 * for (ProcedureDifference.Change change : before.differenceTo(after).changes()) {
 *     show(change.field(), change.before(), change.after());
 * }
 * }</pre>
 *
 * @param before the earlier version
 * @param after the later version
 * @param changes the fields that differ, in the order of the version's fields; empty if the versions are equal
 */
public record ProcedureDifference(Procedure before, Procedure after, List<Change> changes) {

    /** Copies the list. */
    public ProcedureDifference {
        changes = List.copyOf(changes);
    }

    /**
     * A field that differs.
     *
     * @param field the name of the field in {@link Procedure} or {@link ProcedureProfile}; a paper's is
     *     {@code components[CODE]}
     * @param before its value in the earlier version, empty where there was none
     * @param after its value in the later version, empty where there is none
     */
    public record Change(String field, String before, String after) {}

    static ProcedureDifference between(Procedure before, Procedure after) {
        List<Change> changes = new ArrayList<>();
        Comparison<Procedure> version = new Comparison<>(before, after, changes);
        version.field("code", Procedure::code);
        version.field("name", Procedure::name);
        version.field("domain", Procedure::domain);
        version.field("deadlineRule", Procedure::deadlineRule);
        version.field("validity", Procedure::validity);
        version.field("supplementsPerStage", Procedure::supplementsPerStage);
        Comparison<ProcedureProfile> profile = new Comparison<>(before.profile(), after.profile(), changes);
        profile.field(
                "verificationRule",
                facts -> facts.verificationRule().map(Object::toString).orElse(""));
        profile.field("provision", ProcedureProfile::provision);
        profile.field("channels", facts -> new TreeSet<>(facts.channels()));
        components(before.profile(), after.profile(), changes);
        profile.field("results", ProcedureProfile::results);
        profile.field("feeNote", ProcedureProfile::feeNote);
        profile.field("source", facts -> facts.provenance().source());
        profile.field("inferred", facts -> new TreeSet<>(facts.provenance().inferred()));
        return new ProcedureDifference(before, after, changes);
    }

    private static void components(ProcedureProfile before, ProcedureProfile after, List<Change> changes) {
        Set<String> codes = new TreeSet<>();
        before.components().forEach(component -> codes.add(component.code()));
        after.components().forEach(component -> codes.add(component.code()));
        Comparison<ProcedureProfile> papers = new Comparison<>(before, after, changes);
        codes.forEach(code -> papers.field("components[" + code + "]", profile -> component(profile, code)));
    }

    private static String component(ProcedureProfile profile, String code) {
        return profile.components().stream()
                .filter(component -> component.code().equals(code))
                .map(RequiredComponent::toString)
                .findFirst()
                .orElse("");
    }

    private record Comparison<T>(T before, T after, List<Change> changes) {

        void field(String name, Function<T, Object> value) {
            Object old = value.apply(before);
            Object fresh = value.apply(after);
            if (!old.equals(fresh)) {
                changes.add(new Change(name, old.toString(), fresh.toString()));
            }
        }
    }
}
