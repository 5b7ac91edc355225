package vn.motcua.json;

import java.util.ArrayList;
import java.util.List;
import vn.motcua.audit.AuditAction;
import vn.motcua.audit.AuditActor;
import vn.motcua.audit.AuditAnchor;
import vn.motcua.audit.AuditDamage;
import vn.motcua.audit.AuditEntry;
import vn.motcua.audit.AuditRecord;
import vn.motcua.audit.AuditSync;
import vn.motcua.audit.AuditVerdict;
import vn.motcua.dossier.DossierStatus;
import vn.motcua.dossier.Progress;
import vn.motcua.portal.PortalAnswer;
import vn.motcua.portal.PortalDestination;
import vn.motcua.portal.ProgressResult;
import vn.motcua.portal.ProgressStep;
import vn.motcua.portal.SyncResult;

/** A value of every type of the audit and of the national portal; the order is that of the fixture. */
final class ExchangeSamples {

    private ExchangeSamples() {}

    static List<Object> all() {
        List<Object> all = new ArrayList<>(audit());
        all.addAll(portal());
        return all;
    }

    private static List<Object> audit() {
        AuditActor officer = new AuditActor("tt.binh", "Trần Thị Bình", "Bộ phận Một cửa");
        AuditAnchor anchor = new AuditAnchor(2, "0a".repeat(32));
        AuditRecord seen = AuditRecord.of(Samples.NINE.plusNanos(1), officer, AuditAction.LOOKED_UP, "citizen")
                .withPurpose("000.00.19.H55-240619-0001")
                .withDetail("personalId", "0190******45")
                .withDetail("agency", "H55.19");
        AuditRecord plain = AuditRecord.of(
                Samples.NINE,
                new AuditActor("nightly", "", ""),
                AuditAction.of("ARCHIVED"),
                "000.00.19.H55-240619-0001");
        return List.of(
                new AuditVerdict.Intact(anchor),
                new AuditVerdict.Broken(7, AuditDamage.REORDERED),
                AuditSync.ON_CLOSE,
                AuditDamage.TRUNCATED,
                AuditAction.EXPORTED,
                officer,
                anchor,
                seen,
                plain,
                new AuditEntry(2, seen, anchor.hash()));
    }

    private static List<Object> portal() {
        PortalAnswer taken = new PortalAnswer("0", "Thành công");
        PortalAnswer silent = new PortalAnswer("", "");
        ProgressStep step = ProgressStep.of(
                Samples.FILING.code(),
                new Progress(Samples.OFFICER, Samples.NINE, "Nộp hồ sơ", DossierStatus.REGISTERED));
        return List.of(
                new SyncResult.Created(taken),
                new SyncResult.Updated(taken),
                new SyncResult.Rejected(new PortalAnswer("-7", "Sai mã thủ tục")),
                new ProgressResult.Taken(2, List.of(taken, silent)),
                new ProgressResult.Taken(0, List.of()),
                new ProgressResult.Rejected(10, silent),
                PortalDestination.Place.NONE,
                PortalDestination.defaults().withPlace(PortalDestination.Place.HEADER),
                taken,
                silent,
                step,
                step.withStart(Samples.minutes(-10)).withDue(Samples.minutes(60)));
    }
}
