package vn.motcua.dossier;

import java.time.LocalDate;
import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.procedure.Validity;

/**
 * The rules of the one-stop that are in force on some days: Decree 61/2018/NĐ-CP until 30 June 2025, Decree 118/2025/NĐ-CP
 * from 1 July 2025.
 *
 * <p>The SDK carries them as dated tables. Instances are immutable.
 *
 * <pre>{@code
 * Limit answer = RuleSet.inForce(VietnamTime.dateOf(clock.instant())).limit(LimitKind.SUPPLEMENT_ANSWER);
 * }</pre>
 *
 * @param name the stable name, for instance {@code decree-118-2025}
 * @param citation the documents that make it up
 * @param validity the days it is in force
 * @param limits its limits, each kind once
 */
public record RuleSet(String name, String citation, Validity validity, List<Limit> limits) {

    /** Copies the list. */
    public RuleSet {
        limits = List.copyOf(limits);
    }

    /**
     * Lists the rule sets that the SDK carries.
     *
     * @return the rule sets, the earliest first
     */
    public static List<RuleSet> bundled() {
        return RuleSetResource.bundled();
    }

    /**
     * Finds the rule set of a day.
     *
     * @param day the day
     * @return the rule set in force; for days before all of them the earliest
     */
    public static RuleSet inForce(LocalDate day) {
        List<RuleSet> all = bundled();
        return all.stream()
                .filter(rules -> rules.validity().contains(day))
                .findFirst()
                .orElse(all.get(0));
    }

    /**
     * Returns a limit.
     *
     * @param kind what is limited
     * @return the limit
     * @throws InvalidInputException if the rule set does not state it
     */
    public Limit limit(LimitKind kind) {
        return limits.stream()
                .filter(limit -> limit.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        FailureCode.INVALID_VALUE, "limit", kind + " of " + name, "a limit that the rule set states"));
    }
}
