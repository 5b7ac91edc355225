package vn.motcua.procedure;

import vn.motcua.calendar.DeadlineRule;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * One version of an administrative procedure (thủ tục hành chính).
 *
 * <p>A procedure that changes gets another version with other days; a dossier keeps the version of the day it was
 * received. Instances are immutable.
 *
 * <p>Defaults of {@link #of}: in force on every day; {@link ProcedureProfile#unknown()}; one request for supplements in each stage. That a supplement is
 * asked for once is stated by Decree 297/2025/NĐ-CP for its field; as a rule for every procedure it is inferred, so it is
 * a setting.
 *
 * <pre>{@code
 * Procedure copies = Procedure.of(
 *                 ProcedureCode.of("2.000815"), "Chứng thực bản sao từ bản chính", domain, DeadlineRule.sameDay())
 *         .withValidity(Validity.from(LocalDate.of(2025, 7, 1)));
 * }</pre>
 *
 * @param code the code
 * @param name the Vietnamese name, not blank
 * @param domain the field of administration
 * @param deadlineRule how long it may take
 * @param validity the days this version is in force
 * @param supplementsPerStage how often the applicant may be asked for supplements at reception, and again during
 *     appraisal; 0 to {@value #MAX_SUPPLEMENTS}
 * @param profile how it is offered, what it asks for and what it ends with
 */
public record Procedure(
        ProcedureCode code,
        String name,
        Domain domain,
        DeadlineRule deadlineRule,
        Validity validity,
        int supplementsPerStage,
        ProcedureProfile profile) {

    /** The most requests for supplements that a version may allow in each stage. */
    public static final int MAX_SUPPLEMENTS = 100;

    /**
     * Checks the values.
     *
     * @throws InvalidInputException if the name is blank or the number of supplements out of range
     */
    public Procedure {
        if (name.isBlank()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "procedure name", "a blank text", "a name");
        }
        if (supplementsPerStage < 0 || supplementsPerStage > MAX_SUPPLEMENTS) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "supplementsPerStage",
                    Integer.toString(supplementsPerStage),
                    "0 to " + MAX_SUPPLEMENTS);
        }
    }

    /**
     * Returns a procedure with the defaults.
     *
     * @param code the code
     * @param name the Vietnamese name
     * @param domain the field of administration
     * @param deadlineRule how long it may take
     * @return the procedure
     */
    public static Procedure of(ProcedureCode code, String name, Domain domain, DeadlineRule deadlineRule) {
        return new Procedure(code, name, domain, deadlineRule, Validity.ALWAYS, 1, ProcedureProfile.unknown());
    }

    /**
     * Returns this version with other days in force.
     *
     * @param days the days
     * @return a new version
     */
    public Procedure withValidity(Validity days) {
        return new Procedure(code, name, domain, deadlineRule, days, supplementsPerStage, profile);
    }

    /**
     * Returns this version with another deadline rule.
     *
     * @param rule how long it may take
     * @return a new version
     */
    public Procedure withDeadlineRule(DeadlineRule rule) {
        return new Procedure(code, name, domain, rule, validity, supplementsPerStage, profile);
    }

    /**
     * Returns this version with another limit of supplements.
     *
     * @param count how many requests in each stage
     * @return a new version
     */
    public Procedure withSupplementsPerStage(int count) {
        return new Procedure(code, name, domain, deadlineRule, validity, count, profile);
    }

    /**
     * Returns this version with another profile.
     *
     * @param facts how it is offered, what it asks for and what it ends with
     * @return a new version
     */
    public Procedure withProfile(ProcedureProfile facts) {
        return new Procedure(code, name, domain, deadlineRule, validity, supplementsPerStage, facts);
    }

    /**
     * Compares this version with one that follows it.
     *
     * @param next another version, usually of the same procedure
     * @return what changed
     */
    public ProcedureDifference differenceTo(Procedure next) {
        return ProcedureDifference.between(this, next);
    }
}
