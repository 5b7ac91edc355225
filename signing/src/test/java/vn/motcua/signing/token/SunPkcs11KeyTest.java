package vn.motcua.signing.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureAlgorithm;

@RequiresNative({"softhsm2-util", "pkcs11-tool"})
class SunPkcs11KeyTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T02:30:15Z"), ZoneOffset.UTC);
    private static final Pkcs11Options OPTIONS = Pkcs11Options.defaults().withClock(CLOCK);
    private static final byte[] DATA = "Một cửa".getBytes(StandardCharsets.UTF_8);
    private static final String PIN = "123456";
    private static final TestPki PKI = TestPki.create(CLOCK);
    private static final TestSubject SUBJECT = TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu");
    private static final TestKey OFFICER = PKI.issue(SUBJECT);
    private static final TestKey AGENCY = PKI.issue(SUBJECT.withKeyType(TestKeyType.EC_P256));

    @TempDir
    static Path folder;

    private static SoftHsm softHsm;

    @BeforeAll
    static void makeTokens() throws Exception {
        softHsm = SoftHsm.in(folder);
        softHsm.token("Xã Mẫu", PIN).holder(OFFICER, "01", "officer");
        softHsm.token("agency", PIN).holder(AGENCY, "02", "agency");
        softHsm.token("twin", PIN).holder(OFFICER, "03", "first");
        softHsm.token("twin", PIN).holder(AGENCY, "04", "second");
        softHsm.open();
    }

    private static KeyUri uri(String path) {
        return KeyUri.parse("pkcs11:" + path).withModule(softHsm.library());
    }

    private static void assertSigns(TokenKey key, TestKey holder) throws Exception {
        assertThat(key.chain()).isEqualTo(holder.chain());
        for (SignatureAlgorithm algorithm : key.algorithms()) {
            byte[] signature = key.sign(algorithm, Oracle.digest(algorithm, DATA));
            assertThat(Oracle.accepts(holder.certificate().getPublicKey(), algorithm, DATA, signature))
                    .isTrue();
        }
    }

    @Test
    void sign_tokenFoundBySerial_signsAndNamesWhatIsLost() throws Exception {
        Pins pins = new Pins(PIN);
        try (TokenKey key = SunPkcs11Key.open(uri("token=X%C3%A3%20M%E1%BA%ABu"), pins, OPTIONS)) {
            assertSigns(key, OFFICER);
            assertThat(key.losses()).contains(FallbackLoss.NO_RECOVERY);
            assertThat(key.token().serial()).hasSize(16);
        }
        assertThat(pins.asked()).singleElement().matches(token -> token.has(TokenFlag.LOGIN_REQUIRED));
        assertThat(pins.given()).allMatch(pin -> new String(pin).equals("\0".repeat(PIN.length())));
        try (TokenKey key =
                SunPkcs11Key.open(uri("token=agency"), pins, OPTIONS.withIssuers(List.of(PKI.subCa(), PKI.root())))) {
            assertSigns(key, AGENCY);
        }
    }

    @Test
    void open_twoTokensOfOneLabel_areToldApartBySerial() throws Exception {
        assertRefused("token=twin", FailureCode.TOKEN_AMBIGUOUS);
        for (TokenInfo token : Pkcs11Module.open(softHsm.library()).tokens()) {
            KeyUri uri = KeyUri.of(token).withModule(softHsm.library());
            try (TokenKey key = SunPkcs11Key.open(uri, new Pins(PIN), OPTIONS);
                    TokenKey full = TokenKey.open(uri, new Pins(PIN), OPTIONS)) {
                assertThat(key.token()).isEqualTo(full.token());
                assertThat(key.certificate()).isEqualTo(full.certificate());
                assertThat(full.losses()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "token=elsewhere, TOKEN_NOT_FOUND",
        "token=agency;object=other, KEY_NOT_FOUND",
        "token=agency;id=%02, KEY_NOT_FOUND",
    })
    void open_notThere_isRefused(String path, FailureCode code) {
        assertRefused(path, code);
    }

    private static ThrowableAssertAlternative<TokenException> assertRefused(String path, FailureCode code) {
        return assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> SunPkcs11Key.open(uri(path), new Pins(PIN), OPTIONS))
                .matches(e -> e.code() == code);
    }

    @Test
    void open_wrongPinOrNone_isTheSameFailureAsWithoutTheFallback() {
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> SunPkcs11Key.open(uri("token=agency"), new Pins("000000"), OPTIONS))
                .matches(e -> e.code() == FailureCode.PIN_INCORRECT);
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> SunPkcs11Key.open(uri("token=agency"), new Pins(""), OPTIONS))
                .matches(e -> e.code() == FailureCode.PIN_NOT_GIVEN);
    }

    @Test
    void open_jnaCannotBeLoaded_takesTheFallback() throws Exception {
        List<String> withoutJna =
                List.of("-Djna.nounpack=true", "-Djna.nosys=true", "-Djna.boot.library.path=" + folder);
        ProcessBuilder builder = Jvm.running(
                FallbackProgram.class, withoutJna, uri("token=agency").toString(), PIN);
        builder.environment().put("SOFTHSM2_CONF", softHsm.configuration().toString());
        assertThat(SoftHsm.output(builder, "the program")).isEqualTo("SunPkcs11Key signed\n");
    }
}
