package vn.motcua.signing.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureAlgorithm;

/** Which of two private keys is the certificate's: by identifier, then by public key, then by label. */
@RequiresNative({"softhsm2-util", "pkcs11-tool"})
class KeyMatchTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T02:30:15Z"), ZoneOffset.UTC);
    private static final byte[] DATA = "Một cửa".getBytes(StandardCharsets.UTF_8);
    private static final String PIN = "123456";

    @TempDir
    static Path folder;

    private static SoftHsm softHsm;
    private static X509Certificate rsa;
    private static X509Certificate ec;

    @BeforeAll
    static void makeTokens() throws Exception {
        KeyPair own = Issuer.rsa(2048);
        KeyPair another = Issuer.rsa(2048);
        KeyPair curve = Issuer.ec("secp256r1");
        KeyPair anotherCurve = Issuer.ec("secp256r1");
        Issuer issuer = new Issuer();
        rsa = issuer.issue(own.getPublic(), KeyUsage.nonRepudiation, Issuer.FROM, Issuer.UNTIL);
        ec = issuer.issue(curve.getPublic(), KeyUsage.nonRepudiation, Issuer.FROM, Issuer.UNTIL);
        softHsm = SoftHsm.in(folder);
        SoftHsm.Token byIdentifier = softHsm.token("by-identifier", PIN).certificate(ec, "01", "officer");
        privateKey(byIdentifier, anotherCurve.getPrivate(), "--id", "02", "--label", "officer");
        privateKey(byIdentifier, curve.getPrivate(), "--id", "01", "--label", "other");
        SoftHsm.Token byPublicKey = softHsm.token("by-public-key", PIN).certificate(rsa, "01", "officer");
        privateKey(byPublicKey, another.getPrivate(), "--id", "01", "--label", "officer");
        privateKey(byPublicKey, own.getPrivate(), "--id", "02", "--label", "other");
        SoftHsm.Token byLabel = softHsm.token("by-label", PIN).certificate(ec, "01", "officer");
        privateKey(byLabel, anotherCurve.getPrivate(), "--label", "other");
        privateKey(byLabel, curve.getPrivate(), "--label", "officer");
        SoftHsm.Token byNothing = softHsm.token("by-nothing", PIN).certificate(ec, "01", "officer");
        privateKey(byNothing, anotherCurve.getPrivate(), "--label", "one");
        privateKey(byNothing, curve.getPrivate(), "--label", "two");
        softHsm.open();
    }

    /** Alone, without the public object that other ways of writing a key put beside it. */
    private static void privateKey(SoftHsm.Token token, PrivateKey key, String... names) throws Exception {
        Path file = Files.write(folder.resolve("key.der"), key.getEncoded());
        Object[] arguments = new Object[5 + names.length];
        System.arraycopy(
                new Object[] {"--write-object", file, "--type", "privkey", "--usage-sign"}, 0, arguments, 0, 5);
        System.arraycopy(names, 0, arguments, 5, names.length);
        token.pkcs11Tool(arguments);
    }

    private static Pkcs11Key open(String token) {
        KeyUri uri = KeyUri.parse("pkcs11:token=" + token).withModule(softHsm.library());
        return Pkcs11Key.open(uri, new Pins(PIN), Pkcs11Options.defaults().withClock(CLOCK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"by-identifier", "by-public-key", "by-label"})
    void sign_twoPrivateKeys_takesTheCertificatesOwn(String token) throws Exception {
        try (Pkcs11Key key = open(token)) {
            assertThat(key.certificate()).isEqualTo(token.equals("by-public-key") ? rsa : ec);
            SignatureAlgorithm algorithm = key.algorithms().get(0);
            byte[] signature = key.sign(algorithm, Oracle.sha256(DATA));
            assertThat(Oracle.accepts(key.certificate().getPublicKey(), algorithm, DATA, signature))
                    .isTrue();
        }
    }

    @Test
    void sign_nothingTellsTheTwoApart_isRefused() {
        try (Pkcs11Key key = open("by-nothing")) {
            assertThatExceptionOfType(TokenException.class)
                    .isThrownBy(() -> key.sign(SignatureAlgorithm.ECDSA_SHA256, new byte[32]))
                    .withMessageContaining("none of the 2 private keys")
                    .matches(e -> e.code() == FailureCode.KEY_NOT_FOUND);
        }
    }
}
