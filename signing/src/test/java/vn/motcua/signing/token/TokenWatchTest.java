package vn.motcua.signing.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.sandbox.junit.RequiresNative;

@RequiresNative({"softhsm2-util", "gcc"})
class TokenWatchTest {

    private static final Duration OFTEN = Duration.ofMillis(5);

    @TempDir
    static Path tokens;

    @TempDir
    Path folder;

    private static SoftHsm softHsm;
    private static FaultyToken.Compiled compiled;
    private FaultyToken driver;
    private Pkcs11Module module;

    @BeforeAll
    static void makeTokens() throws Exception {
        softHsm = SoftHsm.in(tokens);
        softHsm.token("commune", "123456");
        compiled = FaultyToken.compile("123456", tokens);
    }

    @BeforeEach
    void makeDriver() throws Exception {
        driver = compiled.before(softHsm, folder);
        module = Pkcs11Module.open(driver.library());
    }

    private static List<String> names(List<TokenChange> changes) {
        return changes.stream().map(TokenWatchTest::name).toList();
    }

    private static String name(TokenChange change) {
        return change.fold(
                inserted -> "in " + inserted.token().label(),
                removed -> "out " + removed.token().label(),
                failed -> failed.failure().getCause().getMessage());
    }

    @Test
    void next_driverWithoutEvents_readsTheListEachTime() throws Exception {
        TokenScan scan = new TokenScan(module);
        assertThat(names(scan.next())).containsExactly("in commune");
        assertThat(scan.next()).isEmpty();
        driver.faults("away 1");
        assertThat(names(scan.next())).containsExactly("out commune");
        driver.faults();
        assertThat(names(scan.next())).containsExactly("in commune");
    }

    @Test
    void next_driverWithEvents_readsTheListWhenThereIsOneAndNowAndThen() throws Exception {
        TokenScan scan = new TokenScan(module);
        driver.faults("events 1");
        assertThat(names(scan.next())).containsExactly("in commune");
        long read = driver.calls("C_GetTokenInfo");
        assertThat(scan.next()).isEmpty();
        assertThat(driver.calls("C_GetTokenInfo")).isEqualTo(read);

        driver.faults("events 1", "away 1");
        assertThat(names(scan.next())).containsExactly("out commune");

        driver.faults("events 1");
        module.slotEvent(); // Somebody else takes the event.
        for (int i = 0; i < 4; i++) {
            assertThat(scan.next()).isEmpty();
        }
        assertThat(names(scan.next())).containsExactly("in commune");
    }

    @Test
    void next_tokenReplacedBetweenTwoLooks_isOutAndIn() throws Exception {
        TokenScan scan = new TokenScan(module);
        scan.next();
        driver.faults("serial 1");
        assertThat(names(scan.next())).containsExactly("out commune", "in commune");
    }

    @Test
    void next_driverFails_isToldOnceAndTheTokensStayKnown() throws Exception {
        TokenScan scan = new TokenScan(module);
        scan.next();
        driver.faults("C_GetSlotList 30");
        assertThat(names(scan.next())).containsExactly("C_GetSlotList returned CKR_DEVICE_ERROR (0x00000030)");
        assertThat(scan.next()).isEmpty();
        driver.faults();
        assertThat(scan.next()).isEmpty();
    }

    @Test
    void watch_tokenPulledOutAndPluggedIn_tellsTheListener() throws Exception {
        BlockingQueue<TokenChange> changes = new LinkedBlockingQueue<>();
        TokenWatch watch = TokenWatch.open(module, changes::add, OFTEN);
        assertThat(next(changes)).isEqualTo("in commune");
        driver.faults("away 1");
        assertThat(next(changes)).isEqualTo("out commune");
        watch.close();
        watch.close();
        driver.faults();
        assertThat(changes.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void watch_listenerFails_goesOn() throws Exception {
        BlockingQueue<TokenChange> changes = new LinkedBlockingQueue<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {});
        TokenWatch watch = TokenWatch.open(
                module,
                change -> {
                    changes.add(change);
                    throw new IllegalStateException("the listener's own");
                },
                OFTEN);
        try {
            assertThat(next(changes)).isEqualTo("in commune");
            driver.faults("away 1");
            assertThat(next(changes)).isEqualTo("out commune");
        } finally {
            watch.close();
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    private static String next(BlockingQueue<TokenChange> changes) throws InterruptedException {
        TokenChange change = changes.poll(30, TimeUnit.SECONDS);
        return change == null ? "nothing" : name(change);
    }

    @Test
    void open_intervalOfZero_isRefused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> TokenWatch.open(module, change -> {}, Duration.ZERO));
    }
}
