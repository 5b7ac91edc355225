package vn.motcua.signing.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.ResourceException;
import vn.motcua.failure.TokenException;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

class Pkcs12KeyTest {

    private static final byte[] DATA = "Một cửa".getBytes(StandardCharsets.UTF_8);
    private static final String PASSWORD = "mat-khau";
    private static final TestPki PKI =
            TestPki.create(Clock.fixed(Instant.parse("2026-11-22T02:30:15Z"), ZoneOffset.UTC));
    private static final TestSubject SUBJECT = TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu");
    private static final TestKey OFFICER = PKI.issue(SUBJECT);
    private static final TestKey AGENCY = PKI.issue(SUBJECT.withKeyType(TestKeyType.EC_P256));

    @TempDir
    Path folder;

    private Path write(TestKey key) {
        Path file = folder.resolve("key.p12");
        key.writePkcs12(file, PASSWORD.toCharArray());
        return file;
    }

    private static Pkcs12Key open(Path file) {
        return Pkcs12Key.open(file, PASSWORD.toCharArray(), Pkcs12Options.defaults());
    }

    @ParameterizedTest
    @EnumSource(TestKeyType.class)
    void sign_everyAlgorithm_isAcceptedByTheJdk(TestKeyType type) throws Exception {
        TestKey holder = type == TestKeyType.RSA_2048 ? OFFICER : AGENCY;
        try (SigningKey key = open(write(holder))) {
            assertThat(key.certificate()).isEqualTo(holder.certificate());
            assertThat(key.chain()).isEqualTo(holder.chain());
            assertThat(key.algorithms()).isNotEmpty();
            for (SignatureAlgorithm algorithm : key.algorithms()) {
                byte[] signature = key.sign(algorithm, Oracle.digest(algorithm, DATA));
                assertThat(Oracle.accepts(holder.certificate().getPublicKey(), algorithm, DATA, signature))
                        .isTrue();
            }
        }
    }

    @Test
    void open_passwordArray_isWipedWhateverHappens() {
        Path file = write(AGENCY);
        char[] right = PASSWORD.toCharArray();
        char[] wrong = "sai-mat-khau".toCharArray();

        Pkcs12Key.open(file, right, Pkcs12Options.defaults()).close();
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> Pkcs12Key.open(file, wrong, Pkcs12Options.defaults()))
                .withMessageNotContaining("sai-mat-khau")
                .matches(e -> e.code() == FailureCode.PIN_INCORRECT);

        assertThat(right).containsOnly('\0');
        assertThat(wrong).containsOnly('\0');
    }

    @Test
    void open_missingFile_isNotFound() {
        assertThatExceptionOfType(ResourceException.class)
                .isThrownBy(() -> open(folder.resolve("missing.p12")))
                .matches(e -> e.code() == FailureCode.FILE_NOT_FOUND);
    }

    @Test
    void open_folder_isUnreadable() {
        assertThatExceptionOfType(ResourceException.class)
                .isThrownBy(() -> open(folder))
                .matches(e -> e.code() == FailureCode.FILE_UNREADABLE);
    }

    @Test
    void open_anotherKindOfFile_isNoKeyFile() throws Exception {
        Path file = Files.writeString(folder.resolve("letter.p12"), "%PDF-1.7 not a key at all");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Pkcs12Key.open(file, "mật khẩu".toCharArray(), Pkcs12Options.defaults()))
                .matches(e -> e.code() == FailureCode.NOT_A_KEY_FILE);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> open(file))
                .matches(e -> e.code() == FailureCode.NOT_A_KEY_FILE);
    }

    @Test
    void open_damagedFile_isOneOfOurFailuresOrStillTheSameKey() throws Exception {
        long seed = System.nanoTime();
        System.out.println("Pkcs12KeyTest damages with seed " + seed);
        Random random = new Random(seed);
        byte[] whole = Files.readAllBytes(write(AGENCY));
        int refused = 0;
        for (int i = 0; i < 30; i++) {
            byte[] damaged = Arrays.copyOf(whole, i % 2 == 0 ? whole.length : random.nextInt(whole.length));
            if (damaged.length > 0) {
                damaged[random.nextInt(Math.min(damaged.length, 60))] ^= (byte) (1 + random.nextInt(255));
            }
            refused += isRefused(Files.write(folder.resolve("damaged.p12"), damaged)) ? 1 : 0;
        }
        // Half are cut off and can never be read; a byte of the outer frame may be one the parser does not need.
        assertThat(refused).isGreaterThanOrEqualTo(15);
    }

    private static boolean isRefused(Path file) {
        try (SigningKey key = open(file)) {
            assertThat(key.certificate()).isEqualTo(AGENCY.certificate());
            return false;
        } catch (MotcuaException refusal) {
            return true;
        }
    }

    @Test
    void open_severalKeys_oneMustBeNamed() throws Exception {
        Path file = folder.resolve("several.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        put(store, "officer", OFFICER);
        put(store, "agency", AGENCY);
        store.setCertificateEntry("root", PKI.root());
        save(store, file);

        assertThat(Pkcs12Key.aliases(file, PASSWORD.toCharArray())).containsExactlyInAnyOrder("officer", "agency");
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> open(file))
                .matches(e -> e.code() == FailureCode.TOKEN_AMBIGUOUS);
        Pkcs12Options named = Pkcs12Options.defaults().withAlias("AGENCY");
        try (SigningKey key = Pkcs12Key.open(file, PASSWORD.toCharArray(), named)) {
            assertThat(key.certificate()).isEqualTo(AGENCY.certificate());
        }
        Pkcs12Options unknown = Pkcs12Options.defaults().withAlias("nobody");
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> Pkcs12Key.open(file, PASSWORD.toCharArray(), unknown))
                .matches(e -> e.code() == FailureCode.KEY_NOT_FOUND);
    }

    @Test
    void open_certificatesOnly_holdsNoKey() throws Exception {
        Path file = folder.resolve("certificates.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", PKI.root());
        save(store, file);
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> open(file))
                .matches(e -> e.code() == FailureCode.KEY_NOT_FOUND);
    }

    private static void put(KeyStore store, String alias, TestKey key) throws Exception {
        store.setKeyEntry(
                alias, key.privateKey(), PASSWORD.toCharArray(), key.chain().toArray(new Certificate[0]));
    }

    private static void save(KeyStore store, Path file) throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "mật khẩu Đỗ"})
    @RequiresNative("openssl")
    void open_fileMadeByOpenssl_signs(String password) throws Exception {
        Path key = folder.resolve("k.pem");
        Path certificate = folder.resolve("c.pem");
        Path file = folder.resolve("openssl.p12");
        Path secret = Files.writeString(folder.resolve("password"), password);
        run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=test", "-keyout", key, "-out", certificate);
        run("pkcs12", "-export", "-inkey", key, "-in", certificate, "-out", file, "-passout", "file:" + secret);
        try (SigningKey opened = Pkcs12Key.open(file, password.toCharArray(), Pkcs12Options.defaults())) {
            assertThat(opened.chain()).hasSize(1);
            for (SignatureAlgorithm algorithm : opened.algorithms()) {
                byte[] signature = opened.sign(algorithm, Oracle.digest(algorithm, DATA));
                assertThat(Oracle.accepts(opened.certificate().getPublicKey(), algorithm, DATA, signature))
                        .isTrue();
            }
        }
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> Pkcs12Key.open(file, (password + "ư").toCharArray(), Pkcs12Options.defaults()))
                .matches(e -> e.code() == FailureCode.PIN_INCORRECT);
    }

    private static void run(Object... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("openssl"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        SoftHsm.output(new ProcessBuilder(command).redirectErrorStream(true), "openssl");
    }

    @Test
    void sign_afterClose_isRefused() {
        Pkcs12Key key = open(write(AGENCY));
        key.close();
        key.close();
        assertThatIllegalStateException().isThrownBy(() -> key.sign(SignatureAlgorithm.ECDSA_SHA256, new byte[32]));
    }

    @Test
    void jcaKey_certificateOfAnotherKey_returnsNoSignature() throws Exception {
        TestKey other = PKI.issue(SUBJECT.withKeyType(TestKeyType.EC_P256));
        try (SigningKey key = JcaKey.of(other.privateKey(), AGENCY.chain())) {
            assertThatExceptionOfType(TokenException.class)
                    .isThrownBy(() -> key.sign(SignatureAlgorithm.ECDSA_SHA256, Oracle.sha256(DATA)))
                    .withMessageContaining("does not fit the certificate");
        }
    }

    @Test
    void jcaKey_keyOfAnotherType_isOneOfOurFailures() throws Exception {
        try (SigningKey key = JcaKey.of(OFFICER.privateKey(), AGENCY.chain())) {
            assertThatExceptionOfType(TokenException.class)
                    .isThrownBy(() -> key.sign(SignatureAlgorithm.ECDSA_SHA256, Oracle.sha256(DATA)))
                    .matches(e -> e.code() == FailureCode.TOKEN_FAILED);
        }
    }

    @Test
    void jcaKey_emptyChain_isRefused() {
        List<X509Certificate> none = List.of();
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> JcaKey.of(OFFICER.privateKey(), none));
    }
}
