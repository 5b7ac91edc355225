package vn.motcua.portal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.motcua.dossier.Dossier;
import vn.motcua.dossier.DossierCode;
import vn.motcua.dossier.Progress;
import vn.motcua.identity.PersonalData;

/**
 * One row of progress as the portal takes it: a step of a dossier, and if known when it began and had to end.
 *
 * <p>{@code toString} leaves the officer and the text out. Instances are immutable.
 *
 * <pre>{@code
 * List<ProgressStep> sinceLastTime = ProgressStep.allOf(dossier).stream().skip(sent).toList();
 * }</pre>
 *
 * @param dossier the code of the dossier
 * @param progress who did what and when, and the status afterwards
 * @param startedAt when the step began
 * @param dueAt when the step had to be done
 */
@PersonalData
public record ProgressStep(
        DossierCode dossier, Progress progress, Optional<Instant> startedAt, Optional<Instant> dueAt) {

    /**
     * Returns a step of which neither beginning nor limit is known.
     *
     * @param dossier the code of the dossier
     * @param progress who did what and when, and the status afterwards
     * @return the step
     */
    public static ProgressStep of(DossierCode dossier, Progress progress) {
        return new ProgressStep(dossier, progress, Optional.empty(), Optional.empty());
    }

    /**
     * Returns every step of a dossier so far.
     *
     * @param dossier the dossier
     * @return the steps, the oldest first
     */
    public static List<ProgressStep> allOf(Dossier dossier) {
        return dossier.progress().stream()
                .map(progress -> of(dossier.code(), progress))
                .toList();
    }

    /**
     * Returns this step with its beginning.
     *
     * @param at when it began
     * @return a new step
     */
    public ProgressStep withStart(Instant at) {
        return new ProgressStep(dossier, progress, Optional.of(at), dueAt);
    }

    /**
     * Returns this step with its limit.
     *
     * @param at when it had to be done
     * @return a new step
     */
    public ProgressStep withDue(Instant at) {
        return new ProgressStep(dossier, progress, startedAt, Optional.of(at));
    }

    /** Returns the code of the dossier, the moment and the status. */
    @Override
    public String toString() {
        return "ProgressStep[" + dossier + ", " + progress + "]";
    }
}
