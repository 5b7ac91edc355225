package vn.motcua.signing.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

@RequiresNative({"softhsm2-util", "pkcs11-tool"})
class Pkcs11KeyTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:30:15Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Pkcs11Options OPTIONS = Pkcs11Options.defaults().withClock(CLOCK);
    private static final byte[] DATA = "Một cửa".getBytes(StandardCharsets.UTF_8);
    private static final String PIN = "1234-Đỗ";

    @TempDir
    static Path folder;

    private static SoftHsm softHsm;
    private static Pkcs11Module module;
    private static TestKey officer;
    private static TestKey agency;

    @BeforeAll
    static void makeTokens() throws Exception {
        TestPki pki = TestPki.create(CLOCK);
        TestSubject subject = TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu");
        officer = pki.issue(subject);
        agency = pki.issue(subject.withKeyType(TestKeyType.EC_P256));
        TestKey expired = pki.issue(
                subject.withValidity(Instant.parse("2019-11-01T00:00:00Z"), Instant.parse("2024-11-01T00:00:00Z")));
        softHsm = SoftHsm.in(folder);
        softHsm.token("Xã Mẫu", PIN).holder(officer, "01ff", "chứng thư");
        softHsm.token("twin", PIN).holder(agency, "02", "agency");
        softHsm.token("twin", PIN).holder(expired, "03", "expired");
        softHsm.token("bare", PIN).key(officer.privateKey(), "04", "key");
        softHsm.token("labels", PIN)
                .key(officer.privateKey(), "05", "key label")
                .certificate(officer.certificate(), "05", "certificate label");
        softHsm.token("ids", PIN).key(agency.privateKey(), "06", "k").certificate(agency.certificate(), "07", "c");
        softHsm.token("several", PIN)
                .holder(officer, "08", "a")
                .holder(expired, "09", "b")
                .holder(agency, "0a", "c");
        module = softHsm.open();
    }

    private static KeyUri uri(String path) {
        return KeyUri.parse("pkcs11:" + path).withModule(softHsm.library());
    }

    private static SigningKey open(String path, PinSource pins) {
        return Pkcs11Key.open(uri(path), pins, OPTIONS);
    }

    @Test
    void tokens_oneNotInitialised_isFilteredButReachable() {
        assertThat(module.tokens()).hasSize(7).allMatch(token -> token.has(TokenFlag.INITIALIZED));
        assertThat(module.tokens()).extracting(TokenInfo::label).contains("Xã Mẫu", "twin", "bare");
        assertThat(module.allTokens()).hasSizeGreaterThan(7);
        assertThat(module.tokens().get(0).flags()).contains(TokenFlag.LOGIN_REQUIRED, TokenFlag.PIN_SET);
        assertThat(module.tokens().get(0).manufacturer()).contains("SoftHSM");
    }

    @Test
    void certificates_ofAToken_areReadWithoutPin() {
        TokenInfo token = module.tokens().stream()
                .filter(candidate -> candidate.label().equals("Xã Mẫu"))
                .findFirst()
                .orElseThrow();

        List<TokenCertificate> certificates = module.certificates(token);

        assertThat(certificates)
                .extracting(TokenCertificate::certificate)
                .containsExactlyInAnyOrderElementsOf(officer.chain());
        assertThat(certificates)
                .filteredOn(certificate -> certificate.id().equals("01ff"))
                .singleElement()
                .satisfies(own -> assertThat(own.label()).isEqualTo("chứng thư"))
                .satisfies(own -> assertThat(own.toString()).doesNotContain("chứng thư", "Thử"));
        KeyUri copied = KeyUri.parse(
                KeyUri.of(token).withId("01ff").withModule(module.library()).toString());
        try (SigningKey key = Pkcs11Key.open(copied, new Pins(PIN), OPTIONS)) {
            assertThat(key.certificate()).isEqualTo(officer.certificate());
        }
    }

    @Test
    void sign_rsa_bothPaddingsAreAcceptedByTheJdk() throws Exception {
        Pins pins = new Pins(PIN);
        try (SigningKey key = open("token=X%C3%A3%20M%E1%BA%ABu", pins)) {
            assertThat(key.chain()).isEqualTo(officer.chain());
            assertThat(key.algorithms())
                    .startsWith(SignatureAlgorithm.RSA_PKCS1_SHA256, SignatureAlgorithm.RSA_PSS_SHA256)
                    .hasSize(6);
            assertThat(pins.asked()).isEmpty();
            for (SignatureAlgorithm algorithm : key.algorithms()) {
                byte[] signature = key.sign(algorithm, Oracle.digest(algorithm, DATA));
                assertThat(Oracle.accepts(officer.certificate().getPublicKey(), algorithm, DATA, signature))
                        .isTrue();
            }
        }
        assertThat(pins.asked()).hasSize(1);
        assertThat(pins.given()).allSatisfy(pin -> assertThat(pin).containsOnly('\0'));
    }

    @Test
    @RequiresNative("openssl")
    void sign_rsaPss_isAcceptedByOpenssl() throws Exception {
        Path data = Files.write(folder.resolve("data"), DATA);
        Path signed = folder.resolve("data.sig");
        Path certificate =
                Files.write(folder.resolve("own.der"), officer.certificate().getEncoded());
        try (SigningKey key = open("token=X%C3%A3%20M%E1%BA%ABu", new Pins(PIN))) {
            Files.write(signed, key.sign(SignatureAlgorithm.RSA_PSS_SHA256, Oracle.sha256(DATA)));
        }

        Path key = folder.resolve("own.pub");
        run("openssl", "x509", "-inform", "DER", "-in", certificate, "-pubkey", "-noout", "-out", key);
        String said = run(
                "openssl",
                "dgst",
                "-sha256",
                "-sigopt",
                "rsa_padding_mode:pss",
                "-sigopt",
                "rsa_pss_saltlen:32",
                "-verify",
                key,
                "-signature",
                signed,
                data);

        assertThat(said).contains("Verified OK");
    }

    private static String run(Object... command) throws Exception {
        List<String> words = new ArrayList<>();
        for (Object word : command) {
            words.add(word.toString());
        }
        return SoftHsm.output(new ProcessBuilder(words).redirectErrorStream(true), words.get(1));
    }

    @Test
    void sign_severalThreads_everySignatureIsGood() throws Exception {
        Pins pins = new Pins(PIN);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (SigningKey key = open("token=X%C3%A3%20M%E1%BA%ABu", pins)) {
            List<Future<Boolean>> signed = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                byte[] data = ("dossier " + i).getBytes(StandardCharsets.UTF_8);
                signed.add(threads.submit(() -> Oracle.accepts(
                        officer.certificate().getPublicKey(),
                        SignatureAlgorithm.RSA_PKCS1_SHA256,
                        data,
                        key.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, Oracle.sha256(data)))));
            }
            for (Future<Boolean> one : signed) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(pins.asked()).hasSize(1);
    }

    @Test
    void sign_wrongPin_isTriedOnceAndNeverAgain() throws Exception {
        byte[] digest = Oracle.sha256(DATA);
        Pins wrong = new Pins("000000");
        try (SigningKey key = open("token=labels", wrong)) {
            assertRefused(key, digest, "C_Login returned CKR_PIN_INCORRECT (0x000000A0)");
            assertThat(token("labels").has(TokenFlag.PIN_COUNT_LOW)).isTrue();

            Pins right = new Pins(PIN);
            try (SigningKey other = open("token=labels", right)) {
                other.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, digest);
            }
            assertThat(right.asked()).singleElement().matches(token -> token.has(TokenFlag.PIN_COUNT_LOW));
            assertThat(token("labels").has(TokenFlag.PIN_COUNT_LOW)).isFalse();

            assertRefused(key, digest, "refused before");
            assertThat(token("labels").has(TokenFlag.PIN_COUNT_LOW)).isFalse();
        }
        assertThat(wrong.asked()).hasSize(1);
    }

    private static void assertRefused(SigningKey key, byte[] digest, String message) {
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> key.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, digest))
                .withMessageContaining(message)
                .matches(e -> e.code() == FailureCode.PIN_INCORRECT);
    }

    private static TokenInfo token(String label) {
        return module.tokens().stream()
                .filter(token -> token.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sign_noPinGiven_nothingIsSentAndTheNextMayGiveIt() throws Exception {
        byte[] digest = Oracle.sha256(DATA);
        List<String> answers = new ArrayList<>(List.of("", PIN));
        try (SigningKey key = open("token=labels", token -> answers.remove(0).toCharArray())) {
            assertThatExceptionOfType(TokenException.class)
                    .isThrownBy(() -> key.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, digest))
                    .matches(e -> e.code() == FailureCode.PIN_NOT_GIVEN);
            assertThat(token("labels").has(TokenFlag.PIN_COUNT_LOW)).isFalse();
            assertThat(key.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, digest)).hasSize(256);
        }
    }

    @Test
    void open_twoTokensOfOneLabel_areToldApartBySerial() throws Exception {
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> open("token=twin", new Pins(PIN)))
                .withMessageContaining("'twin' (serial ")
                .matches(e -> e.code() == FailureCode.TOKEN_AMBIGUOUS);

        List<TokenInfo> twins = module.tokens().stream()
                .filter(token -> token.label().equals("twin"))
                .toList();
        assertThat(twins).hasSize(2);
        for (TokenInfo twin : twins) {
            try (Pkcs11Key key =
                    Pkcs11Key.open(KeyUri.of(twin).withModule(softHsm.library()), new Pins(PIN), OPTIONS)) {
                assertThat(key.token().serial()).isEqualTo(twin.serial());
                SignatureAlgorithm algorithm = key.algorithms().get(0);
                byte[] signature = key.sign(algorithm, Oracle.digest(algorithm, DATA));
                assertThat(Oracle.accepts(key.certificate().getPublicKey(), algorithm, DATA, signature))
                        .isTrue();
            }
        }
    }

    @Test
    void sign_ec_isADerSequence() throws Exception {
        try (SigningKey key = open("token=ids", new Pins(PIN))) {
            assertThat(key.algorithms()).startsWith(SignatureAlgorithm.ECDSA_SHA256);
            byte[] signature = key.sign(SignatureAlgorithm.ECDSA_SHA256, Oracle.sha256(DATA));
            assertThat(Oracle.accepts(
                            agency.certificate().getPublicKey(), SignatureAlgorithm.ECDSA_SHA256, DATA, signature))
                    .isTrue();
        }
    }

    @Test
    void open_unknownToken_listsThoseThere() {
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> open("token=elsewhere", new Pins(PIN)))
                .withMessageContaining("'Xã Mẫu' (serial ")
                .withMessageContaining("'bare'")
                .matches(e -> e.code() == FailureCode.TOKEN_NOT_FOUND);
    }

    @Test
    void open_onlyCertificateHasExpired_isVisible() {
        String serial = module.tokens().stream()
                .filter(token -> token.label().equals("twin"))
                .filter(token -> module.certificates(token).stream()
                        .anyMatch(certificate -> certificate.id().equals("03")))
                .map(TokenInfo::serial)
                .findFirst()
                .orElseThrow();
        try (SigningKey key = open("serial=" + serial, new Pins(PIN))) {
            assertThat(key.certificate().getNotAfter().toInstant()).isEqualTo("2024-11-01T00:00:00Z");
        }
    }

    @Test
    void open_keyWithoutCertificate_isNotFound() {
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> open("token=bare", new Pins(PIN)))
                .matches(e -> e.code() == FailureCode.KEY_NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "token=labels;object=key%20label",
        "token=labels;object=certificate%20label",
        "token=labels;id=%05",
        "token=ids;id=%06",
        "token=ids;id=%07",
        "token=ids;object=k",
        "token=ids;object=c",
    })
    void open_certificateAndKeyNamedDifferently_eitherNameFindsBoth(String path) throws Exception {
        try (SigningKey key = open(path, new Pins(PIN))) {
            assertThat(key.sign(key.algorithms().get(0), Oracle.sha256(DATA))).isNotEmpty();
        }
    }

    @Test
    void open_severalKeys_ofTheValidOnesOneMustBeNamed() {
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> open("token=several", new Pins(PIN)))
                .withMessageContaining("with the ids 08, 0a")
                .matches(e -> e.code() == FailureCode.TOKEN_AMBIGUOUS);
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> open("token=several;object=x", new Pins(PIN)))
                .matches(e -> e.code() == FailureCode.KEY_NOT_FOUND);
        try (SigningKey key = open("token=several;id=%0A", new Pins(PIN))) {
            assertThat(key.certificate()).isEqualTo(agency.certificate());
        }
    }

    @Test
    void sign_secondKeyOnTheTokenOpen_asksNoPinUntilBothAreClosed() throws Exception {
        Pins pins = new Pins(PIN);
        SigningKey first = open("token=labels", pins);
        try (SigningKey second = open("token=labels", pins)) {
            first.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, Oracle.sha256(DATA));
            first.close();
            second.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, Oracle.sha256(DATA));
        }
        assertThat(pins.asked()).hasSize(1);
        try (SigningKey third = open("token=labels", pins)) {
            third.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, Oracle.sha256(DATA));
        }
        assertThat(pins.asked()).hasSize(2);
    }

    @Test
    void sign_unfitInput_isRefusedBeforeThePin() throws Exception {
        Pins pins = new Pins(PIN);
        SigningKey key = open("token=labels", pins);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> key.sign(SignatureAlgorithm.ECDSA_SHA256, Oracle.sha256(DATA)));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> key.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, DATA))
                .withMessageContaining("32 bytes");
        key.close();
        key.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> key.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, Oracle.sha256(DATA)));
        assertThat(pins.asked()).isEmpty();
    }

    @Test
    void open_noDriverNamed_saysWhatIsMissing() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Pkcs11Key.open(KeyUri.parse("pkcs11:token=labels"), new Pins(PIN), OPTIONS))
                .withMessageContaining("module-path");
    }
}
