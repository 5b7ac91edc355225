package vn.motcua.json;

import java.util.ArrayList;
import java.util.List;
import vn.motcua.portal.PortalAnswer;
import vn.motcua.portal.PortalDestination;
import vn.motcua.portal.ProgressResult;
import vn.motcua.portal.ProgressStep;
import vn.motcua.portal.SyncResult;

/** The forms of the room of the national portal. */
final class PortalForms {

    private static final String ANSWER_FIELD = "answer";
    private static final String ROWS = "rows";

    static final Form<PortalDestination.Place> PLACE = Forms.constant(PortalDestination.Place.values());

    static final Form<PortalDestination> DESTINATION = Forms.object(
            (destination, out) ->
                    out.put("code", Forms.TEXT, destination.code()).put("place", PLACE, destination.place()),
            in -> new PortalDestination(in.get("code", Forms.TEXT), in.get("place", PLACE)));

    static final Form<PortalAnswer> ANSWER = Forms.object(
            (answer, out) -> out.putText("code", answer.code()).putText("text", answer.text()),
            in -> new PortalAnswer(in.text("code"), in.text("text")));

    static final Form<ProgressStep> STEP = Forms.object(
            (step, out) -> out.put("dossier", FilingForms.DOSSIER_CODE, step.dossier())
                    .put("progress", FilingForms.PROGRESS, step.progress())
                    .putIf("startedAt", Forms.INSTANT, step.startedAt())
                    .putIf("dueAt", Forms.INSTANT, step.dueAt()),
            in -> new ProgressStep(
                    in.get("dossier", FilingForms.DOSSIER_CODE),
                    in.get("progress", FilingForms.PROGRESS),
                    in.find("startedAt", Forms.INSTANT),
                    in.find("dueAt", Forms.INSTANT)));

    static final Union<SyncResult> SYNC_RESULT = new Union<>(
                    SyncResult.class, (result, out) -> out.put(ANSWER_FIELD, ANSWER, result.answer()))
            .with(SyncResult.Created.class, "CREATED", (result, out) -> {}, in -> new SyncResult.Created(answer(in)))
            .with(SyncResult.Updated.class, "UPDATED", (result, out) -> {}, in -> new SyncResult.Updated(answer(in)))
            .with(
                    SyncResult.Rejected.class,
                    "REJECTED",
                    (result, out) -> {},
                    in -> new SyncResult.Rejected(answer(in)));

    /** Without the case that a call failed: it holds an exception, which belongs to the process it was thrown in. */
    static final Union<ProgressResult> PROGRESS_RESULT = new Union<>(
                    ProgressResult.class, (result, out) -> out.put(ROWS, Forms.INTEGER, result.rows()))
            .with(
                    ProgressResult.Taken.class,
                    "TAKEN",
                    (result, out) -> out.putSome("answers", ANSWER, result.answers()),
                    in -> new ProgressResult.Taken(in.get(ROWS, Forms.INTEGER), in.list("answers", ANSWER)))
            .with(
                    ProgressResult.Rejected.class,
                    "REJECTED",
                    (result, out) -> out.put(ANSWER_FIELD, ANSWER, result.answer()),
                    in -> new ProgressResult.Rejected(in.get(ROWS, Forms.INTEGER), answer(in)));

    private PortalForms() {}

    static List<Document<?>> all() {
        List<Document<?>> all = new ArrayList<>(SYNC_RESULT.documents("sync-result"));
        all.addAll(PROGRESS_RESULT.documents("progress-result"));
        all.add(new Document<>(PortalDestination.Place.class, "portal-place", PLACE));
        all.add(new Document<>(PortalDestination.class, "portal-destination", DESTINATION));
        all.add(new Document<>(PortalAnswer.class, "portal-answer", ANSWER));
        all.add(new Document<>(ProgressStep.class, "progress-step", STEP));
        return all;
    }

    private static PortalAnswer answer(Fields in) {
        return in.get(ANSWER_FIELD, ANSWER);
    }
}
