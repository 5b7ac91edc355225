package vn.motcua.signing.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.batch.BatchEnd;
import vn.motcua.signing.batch.BatchItem;
import vn.motcua.signing.batch.BatchOptions;
import vn.motcua.signing.batch.BatchResult;
import vn.motcua.signing.batch.SigningBatch;
import vn.motcua.signing.cms.CmsSignOptions;
import vn.motcua.signing.cms.CmsSigner;
import vn.motcua.signing.cms.SignedCms;

/** Batches on a token: one login, no try at the PIN too many, and a token that is pulled out. */
@RequiresNative({"softhsm2-util", "pkcs11-tool", "gcc"})
class BatchOnTokenTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T02:30:15Z"), ZoneOffset.UTC);
    private static final CmsSignOptions CMS = CmsSignOptions.defaults().withClock(CLOCK);
    private static final String PIN = "123456";
    private static final int PAPERS = 16;
    private static final TestKey OFFICER =
            TestPki.create(CLOCK).issue(TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu"));

    @TempDir
    static Path tokens;

    @TempDir
    Path folder;

    private static SoftHsm softHsm;
    private static FaultyToken.Compiled compiled;
    private FaultyToken driver;
    private Pins pins;
    private final List<BatchResult<SignedCms>> results = new ArrayList<>();

    @BeforeAll
    static void makeToken() throws Exception {
        softHsm = SoftHsm.in(tokens);
        softHsm.token("commune", PIN).holder(OFFICER, "01", "officer");
        compiled = FaultyToken.compile(PIN, tokens);
    }

    @BeforeEach
    void makeDriver() throws Exception {
        driver = compiled.before(softHsm, folder);
        pins = new Pins(PIN);
        for (int i = 0; i < PAPERS; i++) {
            Files.writeString(folder.resolve("paper" + i), "Giấy số " + i);
        }
    }

    private BatchEnd run(int threads) {
        results.clear();
        KeyUri uri = KeyUri.parse("pkcs11:token=commune").withModule(driver.library());
        Pkcs11Options options = Pkcs11Options.defaults().withClock(CLOCK).withReinsertionWait(Duration.ZERO);
        try (SigningKey key = Pkcs11Key.open(uri, pins, options)) {
            return SigningBatch.run(
                    IntStream.range(0, PAPERS)
                            .mapToObj(i -> BatchItem.sign(
                                    folder.resolve("paper" + i),
                                    folder.resolve("paper" + i + ".p7s"),
                                    (in, out, signer) -> CmsSigner.sign(in, out, signer, CMS)))
                            .iterator(),
                    BatchOptions.defaults()
                            .withThreads(threads)
                            .withKey(key)
                            .withJournal(folder.resolve("batch.journal"), "p7s"),
                    (result, progress) -> results.add(result));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void run_severalThreads_oneLogin(int threads) throws Exception {
        BatchEnd end = run(threads);
        assertThat(end).isInstanceOf(BatchEnd.Finished.class);
        assertThat(end.progress().done()).isEqualTo(PAPERS);
        assertThat(pins.asked()).hasSize(1);
        assertThat(driver.calls("C_Login")).isOne();
        assertThat(signatures()).hasSize(PAPERS);
    }

    @Test
    void run_wrongPin_isTriedOnceAndTheRightOneGoesOn() throws Exception {
        driver.faults("tries 3");
        pins = new Pins("000000");

        BatchEnd end = run(4);

        requireStopped(end, FailureCode.PIN_INCORRECT);
        assertThat(pins.asked()).hasSize(1);
        assertThat(driver.calls("C_Login")).isOne();
        assertThat(signatures()).isEmpty();
        pins = new Pins(PIN);
        assertThat(run(4).progress().done()).isEqualTo(PAPERS);
        assertThat(driver.calls("C_Login")).isEqualTo(2);
    }

    @Test
    void run_lockedPin_isNotTriedAtAll() throws Exception {
        driver.faults("flags 40000");
        requireStopped(run(4), FailureCode.PIN_LOCKED);
        assertThat(driver.calls("C_Login")).isZero();
    }

    @Test
    void run_noPinGiven_isAskedForOnce() {
        pins = new Pins("");
        requireStopped(run(4), FailureCode.PIN_NOT_GIVEN);
        assertThat(pins.asked()).hasSize(1);
    }

    @Test
    void run_tokenPulledAndPutBack_goesOn() throws Exception {
        driver.faults("C_Sign:pull 1 1");
        BatchEnd end = run(3);
        assertThat(end).isInstanceOf(BatchEnd.Finished.class);
        assertThat(end.progress().done()).isEqualTo(PAPERS);
        assertThat(pins.asked()).hasSize(2);
    }

    @Test
    void run_tokenPulledAndGone_stopsAndGoesOnWhenItIsBack() throws Exception {
        driver.faults("C_Sign:pull ffffffffffffffff 1");
        BatchEnd end = run(2);
        requireStopped(end, FailureCode.TOKEN_REMOVED);
        assertThat(signatures()).hasSize((int) end.progress().done());
        assertThat(end.progress().done() + end.progress().failed()).isLessThan(PAPERS);

        driver = compiled.before(softHsm, Files.createDirectory(folder.resolve("back")));
        BatchEnd second = run(2);

        assertThat(second.progress().doneBefore()).isEqualTo(end.progress().done());
        assertThat(second.progress().done() + second.progress().doneBefore()).isEqualTo(PAPERS);
        assertThat(signatures()).hasSize(PAPERS);
    }

    private void requireStopped(BatchEnd end, FailureCode code) {
        assertThat(end)
                .isInstanceOfSatisfying(
                        BatchEnd.Stopped.class,
                        stopped -> assertThat(stopped.why().code()).isEqualTo(code));
        assertThat(end.progress().failed()).isGreaterThanOrEqualTo(1);
        assertThat(results).noneMatch(BatchResult.DoneBefore.class::isInstance);
    }

    private List<Path> signatures() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".p7s")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
