package vn.motcua.signing.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

/** With a PKCS#12 store in the place of the one of Windows. */
class WindowsStoreKeyTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T02:30:15Z"), ZoneOffset.UTC);
    private static final Pkcs11Options OPTIONS = Pkcs11Options.defaults().withClock(CLOCK);
    private static final byte[] DATA = "Một cửa".getBytes(StandardCharsets.UTF_8);
    private static final char[] PASSWORD = "x".toCharArray();
    private static final TestPki PKI = TestPki.create(CLOCK);
    private static final TestSubject SUBJECT = TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu");
    private static final TestKey OFFICER = PKI.issue(SUBJECT);
    private static final TestKey AGENCY = PKI.issue(SUBJECT.withKeyType(TestKeyType.EC_P256));

    private static KeyStore store;

    @BeforeAll
    static void makeStore() throws Exception {
        store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("officer", OFFICER.privateKey(), PASSWORD, new Certificate[] {OFFICER.certificate()});
        store.setKeyEntry(
                "agency", AGENCY.privateKey(), PASSWORD, AGENCY.chain().toArray(Certificate[]::new));
    }

    private static SigningKey open(String alias) throws Exception {
        List<X509Certificate> issuers = List.of(PKI.subCa(), PKI.root());
        return WindowsStoreKey.open(store, PASSWORD, alias, OPTIONS.withIssuers(issuers));
    }

    @Test
    void signData_everyAlgorithm_isAcceptedByTheJdk() throws Exception {
        for (TestKey holder : List.of(OFFICER, AGENCY)) {
            try (SigningKey key = open(holder.equals(OFFICER) ? "officer" : "agency")) {
                assertThat(key.chain()).isEqualTo(holder.chain());
                for (SignatureAlgorithm algorithm : key.algorithms()) {
                    byte[] signature = key.signData(algorithm, DATA);
                    assertThat(Oracle.accepts(holder.certificate().getPublicKey(), algorithm, DATA, signature))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void sign_digest_isRefused_andClosedKeysSignNothing() throws Exception {
        SigningKey key = open("officer");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> key.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, Oracle.sha256(DATA)));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> key.signData(SignatureAlgorithm.ECDSA_SHA256, DATA));
        key.close();
        assertThatIllegalStateException().isThrownBy(() -> key.signData(SignatureAlgorithm.RSA_PKCS1_SHA256, DATA));
    }

    @Test
    void open_severalOrOtherName_isRefused() {
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> open(""))
                .matches(e -> e.code() == FailureCode.TOKEN_AMBIGUOUS);
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> open("nobody"))
                .matches(e -> e.code() == FailureCode.KEY_NOT_FOUND);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void open_notOnWindows_isRefused() {
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> WindowsStoreKey.open("", OPTIONS))
                .withMessageContaining("this system has none");
    }
}
