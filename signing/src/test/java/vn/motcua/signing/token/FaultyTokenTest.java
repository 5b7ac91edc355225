package vn.motcua.signing.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

/** What a software token never does: it is pulled out, it locks, it has a keypad, its driver is poor. */
@RequiresNative({"softhsm2-util", "pkcs11-tool", "gcc"})
class FaultyTokenTest {

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
    private FaultyToken driver;
    private Pins pins;

    @BeforeAll
    static void makeTokens() throws Exception {
        softHsm = SoftHsm.in(tokens);
        softHsm.token("commune", PIN).holder(OFFICER, "01", "officer");
        SoftHsm.Token strict = softHsm.token("strict", PIN).certificate(OFFICER.certificate(), "02", "strict");
        Path key = Files.write(tokens.resolve("key.der"), OFFICER.privateKey().getEncoded());
        strict.pkcs11Tool("--write-object", key, "--type", "privkey", "--id", "02", "--usage-sign", "--always-auth");
        compiled = FaultyToken.compile(PIN, tokens);
    }

    @BeforeEach
    void makeDriver() throws Exception {
        driver = compiled.before(softHsm, folder);
        pins = new Pins(PIN);
    }

    private SigningKey open() {
        return open("commune");
    }

    private SigningKey open(String token) {
        return open(token, pins);
    }

    private SigningKey open(String token, PinSource source) {
        KeyUri uri = KeyUri.parse("pkcs11:token=" + token).withModule(driver.library());
        return Pkcs11Key.open(uri, source, Pkcs11Options.defaults().withClock(CLOCK));
    }

    private static byte[] sign(SigningKey key) throws Exception {
        return key.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, Oracle.sha256(DATA));
    }

    private static TokenException failure(SigningKey key) {
        return catchThrowableOfType(TokenException.class, () -> sign(key));
    }

    @Test
    void sign_pinLocked_isRefusedWithoutAsking() throws Exception {
        try (SigningKey key = open()) {
            driver.faults("flags 40000");
            assertThat(failure(key).code()).isEqualTo(FailureCode.PIN_LOCKED);
        }
        assertThat(pins.asked()).isEmpty();
        assertThat(driver.calls("C_Login")).isZero();
    }

    @Test
    void sign_lastTryBeforeTheLock_isShownToWhoeverGivesThePin() throws Exception {
        driver.faults("flags 30000");
        try (SigningKey key = open()) {
            sign(key);
        }
        assertThat(pins.asked())
                .singleElement()
                .matches(token -> token.has(TokenFlag.PIN_FINAL_TRY) && token.has(TokenFlag.PIN_COUNT_LOW));
    }

    @Test
    void sign_wrongPinAgainAndAgain_isToldOfEachStepTowardsTheLock() throws Exception {
        driver.faults("tries 3");
        Pins wrong = new Pins("000000");
        for (int i = 0; i < 3; i++) {
            try (SigningKey key = open("commune", wrong)) {
                assertThat(failure(key).code()).isEqualTo(FailureCode.PIN_INCORRECT);
            }
        }
        try (SigningKey key = open("commune", wrong)) {
            assertThat(failure(key).code()).isEqualTo(FailureCode.PIN_LOCKED);
        }
        assertThat(wrong.asked()).hasSize(3);
        assertThat(wrong.asked().get(0).has(TokenFlag.PIN_COUNT_LOW)).isFalse();
        assertThat(wrong.asked().get(1).has(TokenFlag.PIN_COUNT_LOW)).isTrue();
        assertThat(wrong.asked().get(1).has(TokenFlag.PIN_FINAL_TRY)).isFalse();
        assertThat(wrong.asked().get(2).has(TokenFlag.PIN_FINAL_TRY)).isTrue();
        assertThat(driver.calls("C_Login")).isEqualTo(3);
    }

    @Test
    void sign_keypadOnTheReader_noPinPassesThroughHere() throws Exception {
        driver.faults("flags 100");
        try (SigningKey key = open()) {
            assertThat(sign(key)).hasSize(256);
        }
        assertThat(pins.asked()).isEmpty();
        assertThat(driver.calls("C_Login null")).isOne();
    }

    @Test
    void sign_pinRefused_secondSignatureSendsNothing() throws Exception {
        pins = new Pins("wrong-pin");
        try (SigningKey key = open()) {
            assertThat(failure(key).code()).isEqualTo(FailureCode.PIN_INCORRECT);
            assertThat(failure(key).code()).isEqualTo(FailureCode.PIN_INCORRECT);
        }
        assertThat(driver.calls("C_Login")).isOne();
        assertThat(driver.calls("C_Sign")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "a1, PIN_INCORRECT, CKR_PIN_INVALID",
        "a2, PIN_INCORRECT, CKR_PIN_LEN_RANGE",
        "a4, PIN_LOCKED, CKR_PIN_LOCKED",
        "a3, TOKEN_FAILED, CKR_PIN_EXPIRED",
        "50, PIN_NOT_GIVEN, CKR_FUNCTION_CANCELED",
        "80000007, TOKEN_FAILED, the vendor's own code 0x80000007",
    })
    void sign_loginFails_theAnswerIsNamed(String code, FailureCode expected, String named) throws Exception {
        try (SigningKey key = open()) {
            driver.faults("C_Login " + code);
            TokenException failure = failure(key);
            assertThat(failure.code()).isEqualTo(expected);
            assertThat(failure).hasMessageContaining(named).hasMessageNotContaining(PIN);
        }
        assertThat(driver.calls("C_Login")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"32", "e0", "b3", "b0", "82", "101", "30", "3", "60"})
    void sign_tokenGoneTwice_fails_andTheNextSignatureFindsItAgain(String code) throws Exception {
        try (SigningKey key = open()) {
            sign(key);
            driver.faults("C_Sign " + code);
            TokenException failure = failure(key);
            assertThat(failure.code()).isEqualTo(FailureCode.TOKEN_REMOVED);
            assertThat(failure).hasMessageContaining("C_Sign returned CKR_");
            assertThat(failure.getSuppressed()).isNotEmpty();

            driver.faults();
            assertThat(sign(key)).hasSize(256);
        }
        assertThat(driver.calls("C_Sign")).isEqualTo(4);
    }

    @Test
    void sign_tokenStillOut_saysWhatWasReturnedFirst() throws Exception {
        try (SigningKey key = open()) {
            sign(key);
            driver.faults("C_Sign 32", "C_GetTokenInfo e0");
            assertThat(failure(key))
                    .hasMessageContaining("C_Sign returned CKR_DEVICE_REMOVED (0x00000032)")
                    .hasMessageContaining("not found again")
                    .matches(e -> e.code() == FailureCode.TOKEN_REMOVED);
            assertThat(failure(key).code()).isEqualTo(FailureCode.TOKEN_NOT_FOUND);
        }
    }

    @Test
    void sign_keyConfirmsEachUse_asksForThePinEachTime() throws Exception {
        try (SigningKey key = open("strict")) {
            sign(key);
            sign(key);
        }
        assertThat(pins.asked()).hasSize(3);
        assertThat(driver.calls("C_Login")).isEqualTo(3);
    }

    @Test
    void sign_keyConfirmsEachUseAtTheKeypad_noPinPassesThroughHere() throws Exception {
        driver.faults("flags 100");
        try (SigningKey key = open("strict")) {
            assertThat(sign(key)).hasSize(256);
            assertThat(sign(key)).hasSize(256);
        }
        assertThat(pins.asked()).isEmpty();
        assertThat(driver.calls("C_Login null")).isEqualTo(3);
    }

    @Test
    void sign_confirmationGivenUp_leavesNothingHalfDone() throws Exception {
        List<String> answers = new ArrayList<>(List.of(PIN, "", PIN, PIN));
        KeyUri uri = KeyUri.parse("pkcs11:token=strict").withModule(driver.library());
        PinSource source = token -> answers.remove(0).toCharArray();
        try (SigningKey key =
                Pkcs11Key.open(uri, source, Pkcs11Options.defaults().withClock(CLOCK))) {
            assertThat(failure(key).code()).isEqualTo(FailureCode.PIN_NOT_GIVEN);
            assertThat(sign(key)).hasSize(256);
        }
    }

    @Test
    void sign_tokenWithoutPss_isPaddedHere() throws Exception {
        driver.faults("hide d");
        try (SigningKey key = open()) {
            byte[] signature = key.sign(SignatureAlgorithm.RSA_PSS_SHA256, Oracle.sha256(DATA));
            assertThat(Oracle.accepts(
                            OFFICER.certificate().getPublicKey(), SignatureAlgorithm.RSA_PSS_SHA256, DATA, signature))
                    .isTrue();
        }
    }

    @Test
    void sign_tokenWithBareRsaAlone_bothPaddingsAreDoneHere() throws Exception {
        driver.faults("hide 1", "hide d");
        try (SigningKey key = open()) {
            assertThat(key.algorithms()).hasSize(6);
            for (SignatureAlgorithm algorithm : key.algorithms()) {
                byte[] signature = key.sign(algorithm, Oracle.digest(algorithm, DATA));
                assertThat(Oracle.accepts(OFFICER.certificate().getPublicKey(), algorithm, DATA, signature))
                        .isTrue();
            }
        }
    }

    @Test
    void algorithms_tokenWithoutPkcs1AndBareRsa_leavesItOut() throws Exception {
        driver.faults("hide 1", "hide 3");
        try (SigningKey key = open()) {
            assertThat(key.algorithms())
                    .containsExactly(
                            SignatureAlgorithm.RSA_PSS_SHA256,
                            SignatureAlgorithm.RSA_PSS_SHA384,
                            SignatureAlgorithm.RSA_PSS_SHA512);
        }
    }

    @Test
    void sign_signatureDoesNotFit_isNotReturned() throws Exception {
        try (SigningKey key = open()) {
            driver.faults("spoil 1");
            assertThat(failure(key)).hasMessageContaining("does not fit the certificate");
        }
    }

    @Test
    void open_driverCannotLock_callsAreMadeOneAtATime() throws Exception {
        driver.faults("C_Initialize a");
        try (SigningKey key = open()) {
            assertThat(sign(key)).hasSize(256);
        }
        assertThat(driver.calls("C_Initialize null")).isOne();
    }

    @Test
    void open_twice_initialisesOnce() throws Exception {
        open().close();
        open().close();
        assertThat(driver.calls("C_Initialize")).isOne();
    }

    @Test
    void restart_keyOpen_isRefused_otherwiseBeginsAnew() throws Exception {
        Pkcs11Module module = Pkcs11Module.open(driver.library());
        try (SigningKey key = open()) {
            sign(key);
            assertThatExceptionOfType(TokenException.class)
                    .isThrownBy(module::restart)
                    .withMessageContaining("1 sessions");
            assertThat(driver.calls("C_Finalize")).isZero();
        }
        module.restart();
        assertThat(driver.calls("C_Finalize")).isOne();
        assertThat(module.tokens()).hasSize(2);
    }

    @Test
    void open_driverDoesNotInitialise_isNamed_andMaySucceedLater() throws Exception {
        driver.faults("C_Initialize 5");
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(this::open)
                .withMessageContaining("C_Initialize returned CKR_GENERAL_ERROR (0x00000005)")
                .matches(e -> e.code() == FailureCode.TOKEN_MODULE_FAILED);
        driver.faults();
        open().close();
    }

    @Test
    void open_initialisedByAnother_isAccepted() throws Exception {
        driver.faults("C_Initialize 191", "begun 1");
        try (SigningKey key = open()) {
            assertThat(sign(key)).hasSize(256);
        }
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> Pkcs11Module.open(driver.library()).restart())
                .withMessageContaining("others began it");
    }

    @Test
    void open_saidToBeInitialisedByAnother_butIsNot_isNamed() throws Exception {
        driver.faults("C_Initialize 191");
        Pkcs11Module module = Pkcs11Module.open(driver.library());
        // The one who claimed to have initialised it did not, which the next call shows.
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(module::tokens)
                .withMessageContaining("CKR_CRYPTOKI_NOT_INITIALIZED");
    }
}
