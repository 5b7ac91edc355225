package vn.motcua.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.MotcuaException;

class FileAuditLogTest {

    private static final int RECORDS = 6;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("audit.log");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void append_recordsComeBack_andTheChainHoldsAcrossReopening(boolean keyed) {
        AuditOptions options = (keyed ? AuditScene.KEYED : AuditScene.PLAIN).withSync(AuditSync.EVERY_RECORD);
        for (int i = 1; i <= 3; i++) {
            try (AuditLog log = AuditLog.file(file, options)) {
                AuditAnchor end = log.append(AuditScene.record(i));
                assertThat(end.count()).isEqualTo(i);
                assertThat(log.verify(end)).isEqualTo(new AuditVerdict.Intact(end));
            }
        }
        try (AuditLog log = AuditLog.file(file, options)) {
            assertThat(AuditScene.entries(log))
                    .extracting(AuditEntry::content)
                    .containsExactly(AuditScene.record(1), AuditScene.record(2), AuditScene.record(3));
        }
    }

    @Test
    void verify_emptyOrMissing_isIntact() {
        try (AuditLog log = AuditLog.file(file, AuditScene.PLAIN)) {
            assertThat(AuditScene.verdict(log.verify())).isEqualTo("INTACT 0");
        }
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "change, CHANGED 3",
        "garbage, CHANGED 3",
        "hash, CHANGED 3",
        "remove, REMOVED 3",
        "removeTwo, REMOVED 3",
        "copy, INSERTED 3",
        "copyLater, INSERTED 5",
        "insertGarbage, INSERTED 3",
        "swap, REORDERED 3",
        "moveToEnd, REORDERED 3",
        "moveForward, REORDERED 3",
        "header, CHANGED 0",
        "last, CHANGED 6",
        "cutLast, INTACT 5"
    })
    void verify_tampered_findsPlaceAndKind(String how, String expected) throws IOException {
        assertThat(tampered(AuditScene.PLAIN, how)).isEqualTo(expected);
        Files.delete(file);
        assertThat(tampered(AuditScene.KEYED, how)).isEqualTo(expected);
    }

    @Test
    void verify_forgedRecordWithItsHash_isFoundAsInserted() throws IOException {
        write(AuditScene.PLAIN);
        List<String> lines = lines();
        AuditHash hashing = new AuditHash(AuditScene.PLAIN);
        String forged = AuditLine.of(3, AuditScene.record(99));
        lines.add(3, forged + "\t" + hashing.next(AuditLine.link(lines.get(2)).hash(), forged));
        Files.write(file, lines);

        assertThat(verified(AuditScene.PLAIN)).isEqualTo("INSERTED 3");
    }

    @Test
    void verify_againstAnAnchor_findsACutEnd_andARewrittenLog() throws IOException {
        AuditAnchor end = write(AuditScene.PLAIN).get(RECORDS - 1);
        Files.write(file, lines().subList(0, RECORDS));
        try (AuditLog log = AuditLog.file(file, AuditScene.PLAIN)) {
            assertThat(AuditScene.verdict(log.verify(end))).isEqualTo("TRUNCATED 6");
            log.append(AuditScene.record(77));
            assertThat(AuditScene.verdict(log.verify())).isEqualTo("INTACT 6");
            assertThat(AuditScene.verdict(log.verify(end))).isEqualTo("REPLACED 6");
        }
        Files.delete(file);
        try (AuditLog log = AuditLog.file(file, AuditScene.PLAIN)) {
            assertThat(AuditScene.verdict(log.verify(end))).isEqualTo("TRUNCATED 1");
        }
    }

    @Test
    void verify_rewrittenWithoutTheKey_isFound_andAnotherKeyCannotContinue() throws IOException {
        write(AuditScene.KEYED);
        AuditOptions other = AuditScene.PLAIN.withKey(AuditScene.key(8));

        assertThat(verified(other)).isEqualTo("CHANGED 1");
        assertThat(appendFails(other)).isEqualTo(FailureCode.AUDIT_LOG_BROKEN);
        assertThat(appendFails(AuditScene.PLAIN)).isEqualTo(FailureCode.AUDIT_LOG_BROKEN);
        assertThat(appendFails(AuditScene.KEYED.withChain("H55.19"))).isEqualTo(FailureCode.AUDIT_LOG_BROKEN);
    }

    @Test
    void append_afterATornLine_losesNothing_whereverItWasTorn() throws IOException {
        write(AuditScene.PLAIN);
        byte[] sound = Files.readAllBytes(file);
        int last = new String(sound, StandardCharsets.ISO_8859_1).lastIndexOf('\n', sound.length - 2);
        for (int length = last + 2; length < sound.length; length++) {
            Files.write(file, Arrays.copyOf(sound, length));
            boolean whole = length == sound.length - 1;
            try (AuditLog log = AuditLog.file(file, AuditScene.PLAIN)) {
                assertThat(AuditScene.verdict(log.verify())).isEqualTo("INTACT 5");
                assertThat(log.append(AuditScene.record(9)).count()).isEqualTo(whole ? 7 : 6);
                assertThat(AuditScene.verdict(log.verify())).isEqualTo("INTACT " + (whole ? 7 : 6));
            }
            try (AuditLog log = AuditLog.file(file, AuditScene.PLAIN)) {
                log.append(AuditScene.record(10));
                assertThat(AuditScene.entries(log)).hasSize(whole ? 8 : 7);
            }
        }
    }

    @Test
    void append_afterATornHeader_beginsTheChain() throws IOException {
        Files.writeString(file, "motcua-au");
        try (AuditLog log = AuditLog.file(file, AuditScene.PLAIN)) {
            assertThat(AuditScene.verdict(log.verify())).isEqualTo("INTACT 0");
            log.append(AuditScene.record(1));
            assertThat(AuditScene.verdict(log.verify())).isEqualTo("INTACT 1");
        }
    }

    @Test
    void append_toAForeignFile_leavesItAsItIs() throws IOException {
        Files.writeString(file, "something else\n");

        assertThat(appendFails(AuditScene.PLAIN)).isEqualTo(FailureCode.AUDIT_LOG_BROKEN);
        assertThat(file).hasContent("something else\n");
    }

    @Test
    void append_secondWriter_isRefusedUntilTheFirstCloses() {
        AuditLog first = AuditLog.file(file, AuditScene.PLAIN);
        first.append(AuditScene.record(1));

        assertThat(appendFails(AuditScene.PLAIN)).isEqualTo(FailureCode.FILE_IN_USE);
        first.close();
        first.close();
        try (AuditLog second = AuditLog.file(file, AuditScene.PLAIN)) {
            assertThat(second.append(AuditScene.record(2)).count()).isEqualTo(2);
        }
        assertThatThrownBy(() -> first.append(AuditScene.record(3))).isInstanceOf(MotcuaException.class);
    }

    @Test
    void append_sixteenThreads_makeOneSoundChain() throws InterruptedException, ExecutionException {
        Set<Long> numbers = Collections.synchronizedSet(new HashSet<>());
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (AuditLog log = AuditLog.file(file, AuditScene.PLAIN)) {
            List<Future<?>> jobs = new ArrayList<>();
            for (int thread = 0; thread < 16; thread++) {
                jobs.add(threads.submit(
                        () -> AuditScene.append(log, 100).forEach(anchor -> numbers.add(anchor.count()))));
            }
            for (Future<?> job : jobs) {
                job.get();
            }
            assertThat(numbers).hasSize(1600);
            assertThat(AuditScene.verdict(log.verify())).isEqualTo("INTACT 1600");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void forEach_unreadableRecord_isAFailureThatTellsNothing() throws IOException {
        write(AuditScene.PLAIN);
        Files.writeString(file, "Nguyen Van An\n", StandardOpenOption.APPEND);
        try (AuditLog log = AuditLog.file(file, AuditScene.PLAIN)) {
            assertThatThrownBy(() -> AuditScene.entries(log))
                    .hasMessageContaining("AUDIT_LOG_BROKEN")
                    .hasMessageNotContaining("Nguyen");
        }
    }

    @Test
    void append_onceTheFileCanBeWritten_goesOn() throws IOException {
        Files.createDirectory(file);
        try (AuditLog log = AuditLog.file(file, AuditScene.PLAIN)) {
            assertThatThrownBy(() -> log.append(AuditScene.record(1))).hasMessageContaining("OUTPUT_NOT_WRITABLE");
            Files.delete(file);
            assertThat(log.append(AuditScene.record(1)).count()).isEqualTo(1);
        }
    }

    @Test
    void append_inAMissingFolder_isAFailureWithoutItsName() {
        file = folder.resolve("Nguyen").resolve("audit.log");

        assertThat(appendFails(AuditScene.PLAIN)).isEqualTo(FailureCode.OUTPUT_NOT_WRITABLE);
    }

    private String tampered(AuditOptions options, String how) throws IOException {
        write(options);
        List<String> lines = lines();
        switch (how) {
            case "change" -> lines.set(3, lines.get(3).replace("citizen 3", "citizen 4"));
            case "garbage" -> lines.set(3, "Nguyen Van An");
            case "hash" -> lines.set(3, lines.get(3).replaceAll("[0-9a-f]{64}$", "ab".repeat(32)));
            case "remove" -> lines.remove(3);
            case "removeTwo" -> lines.subList(3, 5).clear();
            case "copy" -> lines.add(4, lines.get(3));
            case "copyLater" -> lines.add(5, lines.get(2));
            case "insertGarbage" -> lines.add(3, "Nguyen Van An");
            case "swap" -> Collections.swap(lines, 3, 5);
            case "moveToEnd" -> lines.add(lines.remove(3));
            case "moveForward" -> lines.add(3, lines.remove(5));
            case "header" -> lines.set(0, lines.get(0).replace("\t1\t", "\t9\t"));
            case "last" -> lines.set(RECORDS, lines.get(RECORDS).replace("citizen", "dossier"));
            default -> lines.remove(RECORDS);
        }
        Files.write(file, lines);
        return verified(options);
    }

    private List<AuditAnchor> write(AuditOptions options) {
        try (AuditLog log = AuditLog.file(file, options)) {
            return AuditScene.append(log, RECORDS);
        }
    }

    private String verified(AuditOptions options) {
        try (AuditLog log = AuditLog.file(file, options)) {
            return AuditScene.verdict(log.verify());
        }
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(file));
    }

    private FailureCode appendFails(AuditOptions options) {
        try (AuditLog log = AuditLog.file(file, options)) {
            log.append(AuditScene.record(1));
            throw new AssertionError("it was written");
        } catch (MotcuaException e) {
            assertThat(e.getMessage()).doesNotContain("Nguyen");
            return e.code();
        }
    }
}
