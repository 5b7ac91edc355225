package vn.motcua.signing.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

/** Keys of every kind, several certificates for one key, many threads, several tokens, PINs that are kept. */
@RequiresNative({"softhsm2-util", "pkcs11-tool", "gcc"})
class TokenVarietyTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:30:15Z");
    private static final byte[] DATA = "Một cửa".getBytes(StandardCharsets.UTF_8);
    private static final String PIN = "123456";
    private static final List<String> KINDS = List.of("RSA-2048", "RSA-3072", "secp256r1", "secp384r1", "secp521r1");

    @TempDir
    static Path tokens;

    @TempDir
    Path folder;

    private static final Map<String, X509Certificate> CERTIFICATES = new HashMap<>();
    private static SoftHsm softHsm;
    private static FaultyToken.Compiled compiled;
    private static Issuer issuer;
    private FaultyToken driver;

    @BeforeAll
    static void makeTokens() throws Exception {
        issuer = new Issuer();
        softHsm = SoftHsm.in(tokens);
        for (String kind : KINDS) {
            KeyPair pair = kind.startsWith("RSA-") ? Issuer.rsa(Integer.parseInt(kind.substring(4))) : Issuer.ec(kind);
            X509Certificate certificate =
                    issuer.issue(pair.getPublic(), KeyUsage.digitalSignature, Issuer.FROM, Issuer.UNTIL);
            CERTIFICATES.put(kind, certificate);
            softHsm.token(kind, PIN).key(pair.getPrivate(), "01", "key").certificate(certificate, "01", "certificate");
        }
        makeRenewed();
        makeStrict();
        compiled = FaultyToken.compile(PIN, tokens);
    }

    /** One key with its expired, its renewed and its next certificate, and one that is for authentication only. */
    private static void makeRenewed() throws Exception {
        KeyPair pair = Issuer.ec("secp256r1");
        int both = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        Map<String, X509Certificate> issued = Map.of(
                "expired", issuer.issue(pair.getPublic(), both, day("2024-01-01"), day("2025-12-31")),
                "renewed", issuer.issue(pair.getPublic(), both, day("2025-12-01"), day("2027-12-31")),
                "next", issuer.issue(pair.getPublic(), both, day("2027-12-01"), day("2029-12-31")),
                "login", issuer.issue(pair.getPublic(), KeyUsage.digitalSignature, day("2026-06-01"), Issuer.UNTIL),
                "cipher", issuer.issue(pair.getPublic(), KeyUsage.keyEncipherment, day("2026-06-01"), Issuer.UNTIL));
        SoftHsm.Token token = softHsm.token("renewed", PIN).key(pair.getPrivate(), "02", "key");
        for (Map.Entry<String, X509Certificate> one : issued.entrySet()) {
            CERTIFICATES.put(one.getKey(), one.getValue());
            token.certificate(one.getValue(), "02", one.getKey());
        }
    }

    private static Instant day(String date) {
        return Instant.parse(date + "T00:00:00Z");
    }

    /** A key that demands the PIN for each signature, and that bears neither identifier nor name. */
    private static void makeStrict() throws Exception {
        KeyPair pair = Issuer.rsa(2048);
        X509Certificate certificate =
                issuer.issue(pair.getPublic(), KeyUsage.nonRepudiation, Issuer.FROM, Issuer.UNTIL);
        CERTIFICATES.put("strict", certificate);
        Path key = Files.write(tokens.resolve("strict.der"), pair.getPrivate().getEncoded());
        softHsm.token("strict", PIN)
                .certificate(certificate, "03", "strict")
                .pkcs11Tool("--write-object", key, "--type", "privkey", "--usage-sign", "--always-auth");
    }

    @BeforeEach
    void makeDriver() throws Exception {
        driver = compiled.before(softHsm, folder);
    }

    private static Pkcs11Options at(Instant time) {
        return Pkcs11Options.defaults().withClock(Clock.fixed(time, ZoneOffset.UTC));
    }

    private Pkcs11Key open(String token, PinSource pins, Pkcs11Options options) {
        return Pkcs11Key.open(KeyUri.parse("pkcs11:token=" + token).withModule(driver.library()), pins, options);
    }

    private static boolean signs(SigningKey key, SignatureAlgorithm algorithm, byte[] data) throws Exception {
        byte[] signature = key.sign(algorithm, Oracle.digest(algorithm, data));
        return Oracle.accepts(key.certificate().getPublicKey(), algorithm, data, signature);
    }

    @ParameterizedTest
    @CsvSource({
        "RSA-2048, 6, RSA_PKCS1_SHA256",
        "RSA-3072, 6, RSA_PKCS1_SHA256",
        "secp256r1, 3, ECDSA_SHA256",
        "secp384r1, 3, ECDSA_SHA384",
        "secp521r1, 3, ECDSA_SHA512",
    })
    void sign_keyOfThisKind_isAcceptedByTheJdk(String kind, int algorithms, SignatureAlgorithm first) throws Exception {
        try (Pkcs11Key key = open(kind, new Pins(PIN), at(NOW))) {
            assertThat(key.algorithms()).hasSize(algorithms).startsWith(first);
            for (SignatureAlgorithm algorithm : key.algorithms()) {
                assertThat(signs(key, algorithm, DATA)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA-2048", "RSA-3072"})
    void sign_bareRsaAlone_bothPaddingsOfAnyLength(String kind) throws Exception {
        driver.faults("hide 1", "hide d");
        sign_keyOfThisKind_isAcceptedByTheJdk(kind, 6, SignatureAlgorithm.RSA_PKCS1_SHA256);
    }

    /** A key of this length takes seconds to make. */
    @Test
    @Tag("full")
    void sign_rsaOf4096Bits_bothPaddings() throws Exception {
        KeyPair pair = Issuer.rsa(4096);
        SoftHsm own = SoftHsm.in(folder.resolve("long"));
        own.token("long", PIN)
                .key(pair.getPrivate(), "01", "key")
                .certificate(
                        issuer.issue(pair.getPublic(), KeyUsage.nonRepudiation, Issuer.FROM, Issuer.UNTIL), "01", "c");
        own.open();
        KeyUri uri = KeyUri.parse("pkcs11:token=long").withModule(own.library());
        try (Pkcs11Key key = Pkcs11Key.open(uri, new Pins(PIN), at(NOW))) {
            for (SignatureAlgorithm algorithm : key.algorithms()) {
                assertThat(signs(key, algorithm, DATA)).isTrue();
            }
            assertThat(key.algorithms()).hasSize(6);
        }
    }

    @ParameterizedTest
    @CsvSource({"2024-06-01, expired", "2026-11-22, renewed", "2028-06-01, next", "2031-01-01, login"})
    void open_severalCertificatesForOneKey_takesWhatIsForSigningAndValidThen(String date, String expected)
            throws Exception {
        try (Pkcs11Key key = open("renewed", new Pins(PIN), at(day(date)))) {
            assertThat(key.certificate()).isEqualTo(CERTIFICATES.get(expected));
            assertThat(signs(key, SignatureAlgorithm.ECDSA_SHA256, DATA)).isTrue();
        }
    }

    @Test
    void chain_leafAloneOnTheToken_isCompletedFromTheCertificatesGiven() throws Exception {
        List<X509Certificate> given = List.of(new Issuer().certificate(), issuer.certificate());
        try (Pkcs11Key key = open("secp256r1", new Pins(PIN), at(NOW))) {
            assertThat(key.chain()).containsExactly(CERTIFICATES.get("secp256r1"));
        }
        try (Pkcs11Key key = open("secp256r1", new Pins(PIN), at(NOW).withIssuers(given))) {
            assertThat(key.chain()).containsExactly(CERTIFICATES.get("secp256r1"), issuer.certificate());
        }
    }

    @Test
    void sign_confirmedKeyAndPinKept_isAskedForOnceUntilItsTimeIsOver() throws Exception {
        SettableClock clock = new SettableClock(NOW);
        Pins pins = new Pins(PIN);
        Pkcs11Options options = Pkcs11Options.defaults().withClock(clock).withPinKeptFor(Duration.ofMinutes(10));
        try (Pkcs11Key key = open("strict", pins, options)) {
            for (int i = 0; i < 5; i++) {
                assertThat(signs(key, SignatureAlgorithm.RSA_PKCS1_SHA256, DATA))
                        .isTrue();
            }
            assertThat(pins.asked()).hasSize(1);
            assertThat(driver.calls("C_Login")).isEqualTo(6);

            clock.set(NOW.plus(Duration.ofMinutes(10)));
            assertThat(signs(key, SignatureAlgorithm.RSA_PKCS1_SHA256, DATA)).isTrue();
            assertThat(signs(key, SignatureAlgorithm.RSA_PKCS1_SHA256, DATA)).isTrue();
            assertThat(pins.asked()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sessions 1", "sessions 3", "C_Initialize a", "flags 0"})
    void sign_manyThreadsOnOneToken_allSign(String state) throws Exception {
        driver.faults(state);
        Pins pins = new Pins(PIN);
        try (Pkcs11Key key = open("secp256r1", pins, at(NOW))) {
            assertThat(signedBy(List.of(key), 32)).hasSize(32).containsOnly(true);
        }
        assertThat(pins.asked()).hasSize(1);
    }

    @Test
    void sign_sessionsLostUnderManyThreads_allSignAfterAll() throws Exception {
        Pins pins = new Pins(PIN);
        try (Pkcs11Key key = open("secp256r1", pins, at(NOW).withPinKeptFor(Duration.ofHours(1)))) {
            assertThat(signs(key, SignatureAlgorithm.ECDSA_SHA256, DATA)).isTrue();
            driver.faults("C_Sign:lose 1 1");
            assertThat(signedBy(List.of(key), 32)).hasSize(32).containsOnly(true);
        }
        assertThat(pins.asked()).hasSize(1);
    }

    @Test
    void sign_severalTokensAtOnce_eachWithItsOwn() throws Exception {
        try (Pkcs11Key first = open("secp256r1", new Pins(PIN), at(NOW));
                Pkcs11Key second = open("secp384r1", new Pins(PIN), at(NOW));
                Pkcs11Key third = open("RSA-2048", new Pins(PIN), at(NOW))) {
            assertThat(signedBy(List.of(first, second, third), 24)).hasSize(24).containsOnly(true);
        }
    }

    private static List<Boolean> signedBy(List<Pkcs11Key> keys, int times) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> signed = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                Pkcs11Key key = keys.get(i % keys.size());
                byte[] data = ("dossier " + i).getBytes(StandardCharsets.UTF_8);
                signed.add(threads.submit(() -> signs(key, key.algorithms().get(0), data)));
            }
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> one : signed) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
