package vn.motcua.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import vn.motcua.identity.PersonalId;

/** Records about made-up people. */
final class AuditScene {

    static final Instant NINE = Instant.parse("2024-06-19T02:00:00Z");
    static final AuditActor OFFICER = new AuditActor("binh.tt", "Trần Thị Bình", "Bộ phận Một cửa");
    static final AuditOptions PLAIN = AuditOptions.defaults().withSync(AuditSync.ON_CLOSE);
    static final AuditOptions KEYED = PLAIN.withKey(key(7));

    private AuditScene() {}

    static AuditRecord record(long number) {
        return AuditRecord.of(NINE.plusSeconds(number), OFFICER, AuditAction.LOOKED_UP, "citizen " + number)
                .withPurpose("000.00.19.H55-240619-0001")
                .withDetail("personalId", PersonalId.of("019090012345"))
                .withDetail("note", "ghi chú");
    }

    static List<AuditAnchor> append(AuditLog log, int count) {
        List<AuditAnchor> anchors = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            anchors.add(log.append(record(i)));
        }
        return anchors;
    }

    static String verdict(AuditVerdict verdict) {
        return verdict.fold(
                intact -> "INTACT " + intact.end().count(), broken -> broken.damage() + " " + broken.number());
    }

    static List<AuditEntry> entries(AuditLog log) {
        List<AuditEntry> entries = new ArrayList<>();
        log.forEach(entries::add);
        return entries;
    }

    static SecretKey key(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return new SecretKeySpec(bytes, "HmacSHA256");
    }
}
