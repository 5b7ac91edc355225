package vn.motcua.signing.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

@RequiresNative({"softhsm2-util", "pkcs11-tool", "gcc"})
class TokenHostTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T02:30:15Z"), ZoneOffset.UTC);
    private static final byte[] DATA = "Một cửa".getBytes(StandardCharsets.UTF_8);
    private static final String PIN = "1234-Đỗ";
    private static final TestKey OFFICER =
            TestPki.create(CLOCK).issue(TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu"));

    @TempDir
    static Path tokens;

    @TempDir
    Path folder;

    private static SoftHsm softHsm;
    private static FaultyToken.Compiled compiled;
    private final Pins pins = new Pins(PIN);
    private FaultyToken driver;
    private TokenHost host;

    @BeforeAll
    static void makeTokens() throws Exception {
        softHsm = SoftHsm.in(tokens);
        softHsm.token("commune", PIN).holder(OFFICER, "01", "officer");
        compiled = FaultyToken.compile("123456", tokens);
    }

    @BeforeEach
    void makeHost() throws Exception {
        driver = compiled.before(softHsm, folder);
        host = TokenHost.open(TokenHostOptions.defaults());
    }

    @AfterEach
    void closeHost() {
        host.close();
    }

    private SigningKey key(PinSource source) {
        KeyUri uri = KeyUri.parse("pkcs11:token=commune").withModule(driver.library());
        return host.key(uri, source, Pkcs11Options.defaults().withClock(CLOCK));
    }

    private static void assertSigns(SigningKey key) throws Exception {
        for (SignatureAlgorithm algorithm : key.algorithms()) {
            byte[] signature = key.sign(algorithm, Oracle.digest(algorithm, DATA));
            assertThat(Oracle.accepts(OFFICER.certificate().getPublicKey(), algorithm, DATA, signature))
                    .isTrue();
        }
    }

    private static TokenException failure(SigningKey key) throws Exception {
        byte[] digest = Oracle.sha256(DATA);
        return catchThrowableOfType(TokenException.class, () -> key.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, digest));
    }

    @Test
    void sign_inTheOtherProcess_oncePinAndTheSameAnswers() throws Exception {
        assertThat(host.tokens(driver.library())).extracting(TokenInfo::label).containsExactly("commune");
        try (SigningKey key = key(pins)) {
            assertThat(key.chain()).isEqualTo(OFFICER.chain());
            assertSigns(key);
            driver.faults("C_Sign:print 1");
            assertSigns(key);
        }
        assertThat(pins.asked()).singleElement().matches(token -> token.has(TokenFlag.LOGIN_REQUIRED));
        assertThat(pins.given()).allMatch(pin -> new String(pin).equals("\0".repeat(PIN.length())));
    }

    @Test
    void sign_driverCrashes_failsAndTheNextSignatureGoesToANewProcess() throws Exception {
        try (SigningKey key = key(pins)) {
            assertSigns(key);
            driver.faults("C_Sign:crash 1");
            assertThat(failure(key))
                    .hasMessageContaining("the driver has crashed")
                    .matches(e -> e.code() == FailureCode.TOKEN_FAILED);
            driver.faults();
            assertSigns(key);
        }
        assertThat(pins.asked()).hasSize(2);
    }

    @Test
    void sign_driverHangs_isEndedInTime() throws Exception {
        host.close();
        host = TokenHost.open(TokenHostOptions.defaults().withAnswerTimeout(Duration.ofSeconds(8)));
        try (SigningKey key = key(pins)) {
            driver.faults("C_Sign:stall 1");
            assertThat(failure(key)).hasMessageContaining("did not answer within PT8S");
            driver.faults();
            assertSigns(key);
        }
    }

    @Test
    void sign_pinRefused_crossesAsTheSameFailureAndIsNotRetried() throws Exception {
        Pins wrong = new Pins("000000");
        try (SigningKey key = key(wrong)) {
            assertThat(failure(key).code()).isEqualTo(FailureCode.PIN_INCORRECT);
            assertThat(failure(key)).hasMessageContaining("refused before");
        }
        assertThat(wrong.asked()).hasSize(1);
        assertThat(driver.calls("C_Login")).isOne();
    }

    @Test
    void sign_sourceThrows_reachesTheCallerAndNothingIsSent() throws Exception {
        IllegalStateException own = new IllegalStateException("the dialogue's own");
        try (SigningKey key = key(token -> {
            throw own;
        })) {
            byte[] digest = Oracle.sha256(DATA);
            assertThatIllegalStateException()
                    .isThrownBy(() -> key.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, digest))
                    .isSameAs(own);
        }
        try (SigningKey key = key(token -> "\uD800".toCharArray())) {
            byte[] digest = Oracle.sha256(DATA);
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> key.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, digest));
        }
        assertThat(driver.calls("C_Login")).isZero();
    }

    @Test
    void key_noSuchTokenOrDriver_failsAsInThisProcess() {
        KeyUri elsewhere = KeyUri.parse("pkcs11:token=elsewhere").withModule(driver.library());
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> host.key(elsewhere, pins, Pkcs11Options.defaults()))
                .withMessageContaining("there is 'commune'")
                .matches(e -> e.code() == FailureCode.TOKEN_NOT_FOUND);
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> host.tokens(folder.resolve("missing.so")))
                .matches(e -> e.code() == FailureCode.TOKEN_MODULE_FAILED);
    }

    @Test
    void key_processDoesNotStart_isNamed() {
        TokenHostOptions broken = TokenHostOptions.defaults().withJava(folder.resolve("no-java"));
        try (TokenHost nowhere = TokenHost.open(broken)) {
            assertThatExceptionOfType(TokenException.class)
                    .isThrownBy(() -> nowhere.tokens(driver.library()))
                    .withMessageContaining("did not start");
        }
    }

    /** What a key recovers from it recovers from here, and asks for the PIN through both processes. */
    @Test
    void sign_tokenPulledAndBack_goesOn() throws Exception {
        try (SigningKey key = key(pins)) {
            assertSigns(key);
            driver.faults("C_Sign:pull 1 1");
            assertSigns(key);
            assertThat(pins.asked()).hasSize(2);
            driver.faults("C_Sign:stuck 1 1");
            assertSigns(key);
        }
        assertThat(pins.asked()).hasSize(3);
        assertThat(driver.calls("C_Finalize"))
                .as("nobody else is in that process")
                .isOne();
    }

    @Test
    void process_parentKilled_endsToo() throws Exception {
        Process parent = Jvm.running(
                        OpenTokens.class, List.of(), "host", driver.library().toString(), PIN)
                .start();
        try (BufferedReader out = parent.inputReader()) {
            String said = String.valueOf(out.readLine());
            assertThat(said).matches("[0-9]+");
            ProcessHandle child = ProcessHandle.of(Long.parseLong(said)).orElseThrow();
            parent.destroyForcibly();
            assertThat(child.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void jvm_tokenOpenAndWatchRunning_endsWithMain() throws Exception {
        Process program = Jvm.running(
                        OpenTokens.class, List.of(), "end", driver.library().toString(), PIN)
                .start();
        try (BufferedReader out = program.inputReader()) {
            assertThat(out.readLine()).isEqualTo("signed");
            assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).isZero();
        } finally {
            program.destroyForcibly();
        }
    }

    /** A token is logged in and watched: SIGTERM ends the program all the same, and nothing crashes. */
    @ParameterizedTest
    @ValueSource(strings = {"wait", "host"})
    void jvm_toldToEnd_endsAtOnceWithItsHost(String mode) throws Exception {
        Process program = Jvm.running(
                        OpenTokens.class, List.of(), mode, driver.library().toString(), PIN)
                .directory(folder.toFile())
                .start();
        try (BufferedReader out = program.inputReader()) {
            String said = String.valueOf(out.readLine());
            List<ProcessHandle> hosts = program.descendants().toList();
            assertThat(hosts).hasSize(mode.equals("host") ? 1 : 0);
            assertThat(said)
                    .isEqualTo(
                            hosts.isEmpty()
                                    ? "signed"
                                    : Long.toString(hosts.get(0).pid()));

            program.toHandle().destroy(); // Not of the Process, which would end its input, too.

            assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).isEqualTo(128 + 15);
            for (ProcessHandle one : hosts) {
                assertThat(one.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
            }
        } finally {
            program.destroyForcibly();
        }
        assertThat(folder).isDirectoryNotContaining("glob:**hs_err*");
    }
}
