package vn.motcua.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.motcua.audit.AuditAction;
import vn.motcua.audit.AuditActor;
import vn.motcua.audit.AuditAnchor;
import vn.motcua.audit.AuditDamage;
import vn.motcua.audit.AuditEntry;
import vn.motcua.audit.AuditRecord;
import vn.motcua.audit.AuditSync;
import vn.motcua.audit.AuditVerdict;

/** The forms of the room of the audit. They are for handing on; a log itself is written in its own lines. */
final class AuditForms {

    static final Form<AuditSync> SYNC = Forms.constant(AuditSync.values());
    static final Form<AuditDamage> DAMAGE = Forms.constant(AuditDamage.values());
    static final Form<AuditAction> ACTION = Forms.text(AuditAction::code, AuditAction::of);

    static final Form<AuditActor> ACTOR = Forms.object(
            (actor, out) -> out.put("id", Forms.TEXT, actor.id())
                    .putText("name", actor.name())
                    .putText("unit", actor.unit()),
            in -> new AuditActor(in.get("id", Forms.TEXT), in.text("name"), in.text("unit")));

    static final Form<AuditAnchor> ANCHOR = Forms.object(
            (anchor, out) -> out.put("count", Forms.LONG, anchor.count()).put("hash", Forms.TEXT, anchor.hash()),
            in -> new AuditAnchor(in.get("count", Forms.LONG), in.get("hash", Forms.TEXT)));

    private static final Form<Map<String, String>> DETAILS = Forms.map("name", Forms.TEXT, "detail", Forms.TEXT);

    static final Form<AuditRecord> RECORD = Forms.object(
            (entry, out) -> {
                out.put("at", Forms.INSTANT, entry.at())
                        .put("actor", ACTOR, entry.actor())
                        .put("action", ACTION, entry.action())
                        .put("object", Forms.TEXT, entry.object())
                        .putText("purpose", entry.purpose());
                if (!entry.details().isEmpty()) {
                    out.put("details", DETAILS, entry.details());
                }
            },
            in -> new AuditRecord(
                    in.get("at", Forms.INSTANT),
                    in.get("actor", ACTOR),
                    in.get("action", ACTION),
                    in.get("object", Forms.TEXT),
                    in.text("purpose"),
                    in.find("details", DETAILS).orElse(Map.of())));

    static final Form<AuditEntry> ENTRY = Forms.object(
            (entry, out) -> out.put("number", Forms.LONG, entry.number())
                    .put("content", RECORD, entry.content())
                    .put("hash", Forms.TEXT, entry.hash()),
            in -> new AuditEntry(in.get("number", Forms.LONG), in.get("content", RECORD), in.get("hash", Forms.TEXT)));

    static final Union<AuditVerdict> VERDICT = new Union<>(AuditVerdict.class, (verdict, out) -> {})
            .with(
                    AuditVerdict.Intact.class,
                    "INTACT",
                    (intact, out) -> out.put("end", ANCHOR, intact.end()),
                    in -> new AuditVerdict.Intact(in.get("end", ANCHOR)))
            .with(
                    AuditVerdict.Broken.class,
                    "BROKEN",
                    (broken, out) ->
                            out.put("number", Forms.LONG, broken.number()).put("damage", DAMAGE, broken.damage()),
                    in -> new AuditVerdict.Broken(in.get("number", Forms.LONG), in.get("damage", DAMAGE)));

    private AuditForms() {}

    static List<Document<?>> all() {
        List<Document<?>> all = new ArrayList<>(VERDICT.documents("audit-verdict"));
        all.add(new Document<>(AuditSync.class, "audit-sync", SYNC));
        all.add(new Document<>(AuditDamage.class, "audit-damage", DAMAGE));
        all.add(new Document<>(AuditAction.class, "audit-action", ACTION));
        all.add(new Document<>(AuditActor.class, "audit-actor", ACTOR));
        all.add(new Document<>(AuditAnchor.class, "audit-anchor", ANCHOR));
        all.add(new Document<>(AuditRecord.class, "audit-record", RECORD));
        all.add(new Document<>(AuditEntry.class, "audit-entry", ENTRY));
        return all;
    }
}
