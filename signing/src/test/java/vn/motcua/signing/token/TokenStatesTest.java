package vn.motcua.signing.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import vn.motcua.failure.TokenException;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureAlgorithm;

/**
 * The states a token gets into, by name, and what becomes of three signatures in a row when the second meets it: each
 * ends as the table says, with so many PINs asked for.
 */
@RequiresNative({"softhsm2-util", "pkcs11-tool", "gcc"})
class TokenStatesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T02:30:15Z"), ZoneOffset.UTC);
    private static final byte[] DATA = "Một cửa".getBytes(StandardCharsets.UTF_8);
    private static final String PIN = "123456";
    private static final TestKey OFFICER =
            TestPki.create(CLOCK).issue(TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu"));

    @TempDir
    static Path tokens;

    @TempDir
    Path folder;

    private static SoftHsm softHsm;
    private static FaultyToken.Compiled compiled;
    private static FaultyToken.Compiled compiledForWindows;
    private FaultyToken driver;

    /** A state: the driver's commands, how the second signature ends, how the third, and the PINs asked for. */
    enum State {
        SOUND("signed", "signed", 1),
        SESSION_LOST("signed", "signed", 2, "C_Sign:lose 1 1"),
        SESSION_LOST_BEFORE_SIGNING("signed", "signed", 2, "C_SignInit:lose 1 1"),
        PULLED_AND_BACK_AT_ONCE("signed", "signed", 2, "C_Sign:pull 1 1"),
        PULLED_AND_BACK_WHILE_WAITED_FOR("signed", "signed", 2, "C_Sign:pull 3 1"),
        PULLED_AND_STILL_OUT("TOKEN_REMOVED", "TOKEN_NOT_FOUND", 1, "C_Sign:pull ffffffffffffffff 1"),
        REPLACED_BY_ANOTHER_TOKEN("TOKEN_REMOVED", "TOKEN_NOT_FOUND", 1, "serial 1", "C_Sign:lose 1 1"),
        CARD_SERVICE_RESTARTED_SLOT_MOVED("signed", "signed", 2, "C_Sign:restart 1 1"),
        DRIVER_FINALIZED_BY_ANOTHER("signed", "signed", 2, "C_Sign:finalize 1 1"),
        DRIVER_STUCK_UNTIL_BEGUN_ANEW("TOKEN_REMOVED", "TOKEN_REMOVED", 1, "C_Sign:stuck 1 1"),
        DEVICE_ERROR_ONCE("signed", "signed", 2, "C_Sign 30 1"),
        DEVICE_ERROR_FOR_GOOD("TOKEN_REMOVED", "TOKEN_REMOVED", 4, "C_Sign 30"),
        FUNCTION_FAILED_ONCE("signed", "signed", 1, "C_Sign 6 1"),
        FUNCTION_FAILED_FOR_GOOD("TOKEN_FAILED", "TOKEN_FAILED", 2, "C_Sign 6"),
        GENERAL_ERROR_ONCE("signed", "signed", 1, "C_SignInit 5 1"),
        OPERATION_LEFT_ACTIVE("signed", "signed", 1, "C_SignInit 90 1"),
        KEY_HANDLE_STALE("signed", "signed", 2, "C_SignInit 60 1"),
        CONFIRMATION_DEMANDED_UNANNOUNCED("signed", "signed", 3, "confirm 1"),
        ALL_SESSIONS_TAKEN_AFTER_A_LOSS("signed", "signed", 2, "sessions 1", "C_Sign:lose 1 1"),
        PIN_LOCKED_WHEN_ASKED_AGAIN("PIN_LOCKED", "PIN_LOCKED", 1, "flags 40000", "C_Sign:lose 1"),
        PIN_REFUSED_WHEN_ASKED_AGAIN("PIN_INCORRECT", "PIN_INCORRECT", 2, "C_Sign:lose 1 1", "C_Login a0"),
        MECHANISM_LISTED_BUT_REFUSED("signed", "signed", 1, "refuse 1"),
        RESPONSE_SPOILT("TOKEN_FAILED", "TOKEN_FAILED", 1, "spoil 1"),
        KEYPAD_ON_THE_READER("signed", "signed", 1, "flags 100", "C_Sign:lose 1 1");

        private final String second;
        private final String third;
        private final int pins;

        @SuppressWarnings("ImmutableEnumChecker") // List.of makes it.
        private final List<String> faults;

        State(String second, String third, int pins, String... faults) {
            this.second = second;
            this.third = third;
            this.pins = pins;
            this.faults = List.of(faults);
        }
    }

    @BeforeAll
    static void makeTokens() throws Exception {
        softHsm = SoftHsm.in(tokens);
        softHsm.token("commune", PIN).holder(OFFICER, "01", "officer");
        compiled = FaultyToken.compile(PIN, tokens);
        compiledForWindows = FaultyToken.compileWithWindowsLayout(PIN, tokens.resolve("windows"));
    }

    @BeforeEach
    void makeDriver() throws Exception {
        driver = compiled.before(softHsm, folder);
    }

    private Pkcs11Key open(PinSource pins, Pkcs11Options options, State state) {
        boolean stillOut = state.second.equals("TOKEN_REMOVED");
        KeyUri uri = KeyUri.parse("pkcs11:token=commune").withModule(driver.library());
        Duration wait = stillOut ? Duration.ZERO : Duration.ofMinutes(1);
        return Pkcs11Key.open(uri, pins, options.withClock(CLOCK).withReinsertionWait(wait));
    }

    private static String outcome(Pkcs11Key key) throws Exception {
        SignatureAlgorithm algorithm = SignatureAlgorithm.RSA_PKCS1_SHA256;
        try {
            byte[] signature = key.sign(algorithm, Oracle.digest(algorithm, DATA));
            return Oracle.accepts(OFFICER.certificate().getPublicKey(), algorithm, DATA, signature)
                    ? "signed"
                    : "wrong signature";
        } catch (TokenException e) {
            return e.code().name();
        }
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void sign_tokenInThisState_endsAsToldWithSoManyPins(State state) throws Exception {
        Pins pins = new Pins(PIN);
        List<String> outcomes = new ArrayList<>();
        try (Pkcs11Key key = open(pins, Pkcs11Options.defaults(), state)) {
            outcomes.add(outcome(key));
            driver.faults(state.faults.toArray(String[]::new));
            outcomes.add(outcome(key));
            outcomes.add(outcome(key));
        }
        assertThat(outcomes).containsExactly("signed", state.second, state.third);
        assertThat(pins.asked()).hasSize(state.pins);
        assertThat(pins.given()).allMatch(pin -> new String(pin).equals("\0".repeat(PIN.length())));
    }

    /** With the PIN kept nobody is asked again, and a session that was lost is no concern of the batch. */
    @ParameterizedTest
    @EnumSource(
            value = State.class,
            mode = Mode.EXCLUDE,
            names = {"PIN_REFUSED_WHEN_ASKED_AGAIN", "KEYPAD_ON_THE_READER"})
    void sign_pinKeptForTheBatch_isAskedForOnce(State state) throws Exception {
        Pins pins = new Pins(PIN);
        List<String> outcomes = new ArrayList<>();
        try (Pkcs11Key key = open(pins, Pkcs11Options.defaults().withPinKeptFor(Duration.ofMinutes(5)), state)) {
            outcomes.add(outcome(key));
            driver.faults(state.faults.toArray(String[]::new));
            outcomes.add(outcome(key));
            outcomes.add(outcome(key));
        }
        assertThat(outcomes).containsExactly("signed", state.second, state.third);
        assertThat(pins.asked()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"SOUND", "SESSION_LOST", "DEVICE_ERROR_ONCE", "CARD_SERVICE_RESTARTED_SLOT_MOVED"})
    void sign_windowsLayout_recoversAlike(State state) throws Exception {
        useWindowsLayout();
        sign_tokenInThisState_endsAsToldWithSoManyPins(state);
    }

    @Test
    void sign_driverStuckAndOursAlone_isBegunAnew() throws Exception {
        Pins pins = new Pins(PIN);
        try (Pkcs11Key key = open(pins, Pkcs11Options.defaults().withDriverOfOurs(), State.SOUND)) {
            assertThat(outcome(key)).isEqualTo("signed");
            driver.faults("C_Sign:stuck 1 1");
            assertThat(outcome(key)).isEqualTo("signed");
            assertThat(outcome(key)).isEqualTo("signed");
        }
        assertThat(pins.asked()).hasSize(2);
        assertThat(driver.calls("C_Finalize")).isOne();
    }

    /** Linux's loader and calling convention, but numbers of 32 bits and structures without gaps. */
    private void useWindowsLayout() throws Exception {
        Path apart = Files.createDirectory(folder.resolve("windows"));
        driver = compiledForWindows.before(softHsm, apart);
        Cryptoki.load(driver.library(), new CkLayout(4, 8, true));
    }

    @Test
    void sign_windowsLayout_listsLogsInAndSigns() throws Exception {
        useWindowsLayout();
        Pkcs11Module module = Pkcs11Module.open(driver.library());
        assertThat(module.tokens()).singleElement().satisfies(token -> {
            assertThat(token.label()).isEqualTo("commune");
            assertThat(token.serial()).hasSize(16);
            assertThat(token.flags()).contains(TokenFlag.INITIALIZED, TokenFlag.LOGIN_REQUIRED);
        });
        assertThat(module.certificates(module.tokens().get(0))).hasSize(3);
        Pins pins = new Pins(PIN);
        try (Pkcs11Key key = open(pins, Pkcs11Options.defaults(), State.SOUND)) {
            assertThat(key.chain()).isEqualTo(OFFICER.chain());
            for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
                if (key.algorithms().contains(algorithm)) {
                    byte[] signature = key.sign(algorithm, Oracle.digest(algorithm, DATA));
                    assertThat(Oracle.accepts(OFFICER.certificate().getPublicKey(), algorithm, DATA, signature))
                            .isTrue();
                }
            }
            assertThat(key.algorithms()).hasSize(6);
        }
        assertThat(pins.asked()).hasSize(1);
    }
}
