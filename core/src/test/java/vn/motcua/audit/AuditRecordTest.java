package vn.motcua.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.InvalidInputException;

class AuditRecordTest {

    @Test
    void toString_ofEveryType_tellsNoPerson() {
        AuditRecord seen = AuditScene.record(1);

        assertThat(seen).hasToString("AuditRecord[2024-06-19T02:00:01Z, LOOKED_UP]");
        assertThat(AuditScene.OFFICER).hasToString("AuditActor[Bộ phận Một cửa]");
        assertThat(new AuditEntry(1, seen, "ab").toString()).doesNotContain("Bình");
        assertThat(AuditScene.KEYED).hasToString("AuditOptions[main, keyed, ON_CLOSE]");
    }

    @Test
    void withDetail_valueOfTheSdk_isMasked() {
        assertThat(AuditScene.record(1).details()).containsEntry("personalId", "0190******45");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\nb", "a\u0000b", "a\u0085b", "a\u2028b"})
    void text_controlCharacter_becomesASpace(String text) {
        assertThat(AuditScene.record(1).withPurpose(text).purpose()).isEqualTo("a b");
    }

    @Test
    void text_halfACharacter_becomesAQuestionMark_andAWholeOneStays() {
        assertThat(AuditScene.record(1).withPurpose("a\ud83d").purpose()).isEqualTo("a?");
        assertThat(AuditScene.record(1).withPurpose("a\ud83d\ude00").purpose()).isEqualTo("a\ud83d\ude00");
    }

    @Test
    void line_ofARecord_isReadAgain() {
        AuditRecord bare =
                AuditRecord.of(AuditScene.NINE, new AuditActor("job", "", ""), AuditAction.of("PURGE_2"), "queue");

        assertThat(AuditLine.record(AuditLine.columns(bare))).contains(bare);
        assertThat(AuditLine.record(AuditLine.columns(AuditScene.record(1)))).contains(AuditScene.record(1));
    }

    @Test
    void limits_areKept() {
        AuditRecord seen = AuditScene.record(1);
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            many.put("n" + i, "");
        }
        AuditRecord full = new AuditRecord(seen.at(), seen.actor(), seen.action(), seen.object(), "", many);

        assertThat(full.details()).hasSize(20);
        assertThat(seen.withPurpose("x".repeat(1000)).purpose()).hasSize(1000);
        assertThatThrownBy(() -> full.withDetail("more", 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> seen.withPurpose("x".repeat(1001))).hasMessageContaining("1001 characters");
        assertThatThrownBy(() -> seen.withDetail(" ", 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> AuditRecord.of(Instant.MAX, seen.actor(), seen.action(), "x"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new AuditActor("", "a", "b")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> AuditAction.of("viewed")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new AuditAnchor(-1, "ab".repeat(32))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new AuditAnchor(1, "AB".repeat(32))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> AuditScene.PLAIN.withChain("a b")).isInstanceOf(InvalidInputException.class);
    }
}
