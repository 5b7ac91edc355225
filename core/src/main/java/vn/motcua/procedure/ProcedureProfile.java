package vn.motcua.procedure;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.motcua.calendar.DeadlineRule;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * What else is known about a version of a procedure: how it is offered, what it asks for and what it ends with.
 *
 * <p>Instances are immutable.
 *
 * @param verificationRule how long it may take in all when something has to be verified; empty where that changes nothing
 * @param provision how far it can be done online
 * @param channels how a dossier may come in, at least one
 * @param components the papers asked for, each code once
 * @param results the papers it may end with
 * @param feeNote what it costs in words, for people; empty where nothing is known. What is owed is computed by
 *     the fee rules of the payment module
 * @param provenance where the figures come from
 */
public record ProcedureProfile(
        Optional<DeadlineRule> verificationRule,
        ProvisionLevel provision,
        Set<Channel> channels,
        List<RequiredComponent> components,
        List<ResultType> results,
        String feeNote,
        Provenance provenance) {

    private static final ProcedureProfile UNKNOWN = new ProcedureProfile(
            Optional.empty(),
            ProvisionLevel.UNKNOWN,
            Set.of(Channel.values()),
            List.of(),
            List.of(),
            "",
            Provenance.UNKNOWN);

    /**
     * Copies the collections and checks them.
     *
     * @throws InvalidInputException if there is no channel or two components have the same code
     */
    public ProcedureProfile {
        channels = Set.copyOf(channels);
        components = List.copyOf(components);
        results = List.copyOf(results);
        if (channels.isEmpty()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "channels", "none", "at least one channel");
        }
        refuseTwins(components);
    }

    /**
     * Returns a profile of which nothing is known: every channel of Decree 118/2025/NĐ-CP (Article 15), and nothing asked
     * for.
     *
     * @return the profile
     */
    public static ProcedureProfile unknown() {
        return UNKNOWN;
    }

    /**
     * Returns this profile with a longer deadline for cases that need verification.
     *
     * @param rule how long it may take in all
     * @return a new profile
     */
    public ProcedureProfile withVerificationRule(DeadlineRule rule) {
        return new ProcedureProfile(Optional.of(rule), provision, channels, components, results, feeNote, provenance);
    }

    /**
     * Returns this profile with another level of online provision.
     *
     * @param level how far it can be done online
     * @return a new profile
     */
    public ProcedureProfile withProvision(ProvisionLevel level) {
        return new ProcedureProfile(verificationRule, level, channels, components, results, feeNote, provenance);
    }

    /**
     * Returns this profile with other channels.
     *
     * @param ways how a dossier may come in
     * @return a new profile
     */
    public ProcedureProfile withChannels(Set<Channel> ways) {
        return new ProcedureProfile(verificationRule, provision, ways, components, results, feeNote, provenance);
    }

    /**
     * Returns this profile with other papers asked for.
     *
     * @param papers the papers
     * @return a new profile
     */
    public ProcedureProfile withComponents(List<RequiredComponent> papers) {
        return new ProcedureProfile(verificationRule, provision, channels, papers, results, feeNote, provenance);
    }

    /**
     * Returns this profile with other papers it may end with.
     *
     * @param types the kinds of results
     * @return a new profile
     */
    public ProcedureProfile withResults(List<ResultType> types) {
        return new ProcedureProfile(verificationRule, provision, channels, components, types, feeNote, provenance);
    }

    /**
     * Returns this profile with another note about the fee.
     *
     * @param note what it costs in words
     * @return a new profile
     */
    public ProcedureProfile withFeeNote(String note) {
        return new ProcedureProfile(verificationRule, provision, channels, components, results, note, provenance);
    }

    /**
     * Returns this profile with another source.
     *
     * @param origin where the figures come from
     * @return a new profile
     */
    public ProcedureProfile withProvenance(Provenance origin) {
        return new ProcedureProfile(verificationRule, provision, channels, components, results, feeNote, origin);
    }

    private static void refuseTwins(List<RequiredComponent> components) {
        Set<String> codes = new HashSet<>();
        for (RequiredComponent component : components) {
            if (!codes.add(component.code())) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE, "components", "two with code " + component.code(), "each code once");
            }
        }
    }
}
