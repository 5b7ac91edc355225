package vn.motcua.procedure;

import vn.motcua.calendar.DeadlineRule;

/**
 * A procedure of which no source that was read states the time in a way a deadline can be computed from.
 *
 * <p>It is never guessed: take the time from the list your province published and {@linkplain #complete complete} it.
 *
 * @param code the code
 * @param name the Vietnamese name
 * @param domain the field of administration
 * @param timeNote what the sources say about the time, in Vietnamese; empty where they say nothing
 * @param profile the rest that is known
 */
public record IncompleteProcedure(
        ProcedureCode code, String name, Domain domain, String timeNote, ProcedureProfile profile) {

    /**
     * Returns a version with the time that was missing.
     *
     * @param rule how long it may take
     * @return the version, in force on every day
     */
    public Procedure complete(DeadlineRule rule) {
        return Procedure.of(code, name, domain, rule).withProfile(profile);
    }
}
