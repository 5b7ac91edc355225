package vn.motcua.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import vn.motcua.sandbox.junit.RequiresNative;

class TestPkiTest {

    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");
    private static final TestPki PKI = TestPki.create(Clock.fixed(NOW, ZoneOffset.UTC));
    private static final TestSubject OFFICER = TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu");
    private static final char[] PASSWORD = "123456".toCharArray();

    @TempDir
    Path folder;

    @Test
    void issue_rsa_hasProfileOfOfficials() throws Exception {
        TestSubject subject = OFFICER.withOrganizationalUnit("Bộ phận Một cửa").withEmail("thu@example.vn");
        X509Certificate leaf = PKI.issue(subject).certificate();

        assertThat(leaf.getSigAlgName()).isEqualTo("SHA256withRSA");
        assertThat(((RSAPublicKey) leaf.getPublicKey()).getModulus().bitLength())
                .isEqualTo(2048);
        assertThat(leaf.getKeyUsage()).containsExactly(true, true, true, true, false, false, false, false, false);
        assertThat(leaf.getExtendedKeyUsage())
                .containsExactly("1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.4", "1.3.6.1.4.1.311.20.2.2");
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        assertThat(leaf.getSerialNumber().signum()).isPositive();
        assertThat(leaf.getSubjectAlternativeNames()).containsExactly(List.of(1, "thu@example.vn"));
        assertThat(leaf.getNonCriticalExtensionOIDs()).contains("2.5.29.14", "2.5.29.35");
        assertThat(leaf.getNotBefore().toInstant()).isEqualTo(Instant.parse("2026-11-21T01:00:00Z"));
        assertThat(leaf.getNotAfter().toInstant()).isEqualTo(Instant.parse("2031-11-22T01:00:00Z"));
        assertThat(PKI.issue(subject).certificate().getSerialNumber()).isNotEqualTo(leaf.getSerialNumber());
    }

    @ParameterizedTest
    @EnumSource(value = TestKeyType.class, mode = Mode.EXCLUDE, names = "RSA_4096") // It takes seconds.
    void issue_everyKeyType_chainValidAndKeyFits(TestKeyType type) throws Exception {
        TestKey key = PKI.issue(OFFICER.withKeyType(type));

        validate(key, NOW);
        Signature signature = Signature.getInstance(type.isElliptic() ? "SHA256withECDSA" : "SHA256withRSA");
        signature.initSign(key.privateKey());
        byte[] signed = signature.sign();
        signature.initVerify(key.certificate());
        assertThat(signature.verify(signed)).isTrue();
        assertThat(key.chain()).containsExactly(key.certificate(), PKI.subCa(), PKI.root());
    }

    @Test
    void issue_pastValidity_goodThenAndExpiredNow() throws Exception {
        TestKey key = PKI.issue(
                OFFICER.withValidity(Instant.parse("2019-11-01T00:00:00Z"), Instant.parse("2024-11-01T00:00:00Z")));

        validate(key, Instant.parse("2022-01-01T00:00:00Z"));
        assertThatThrownBy(() -> validate(key, NOW)).isInstanceOf(CertPathValidatorException.class);
    }

    private static void validate(TestKey key, Instant at) throws Exception {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(PKI.root(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        CertPath path = CertificateFactory.getInstance("X.509")
                .generateCertPath(key.chain().subList(0, 2));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    @Test
    void subject_validityBackwards_refused() {
        assertThatThrownBy(() -> OFFICER.withValidity(NOW, NOW)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writePkcs12_read_byJdk() throws Exception {
        TestKey key = PKI.issue(OFFICER);
        Path file = folder.resolve("officer.p12");
        key.writePkcs12(file, PASSWORD);

        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        assertThat(store.getKey(TestKey.ALIAS, PASSWORD)).isEqualTo(key.privateKey());
        assertThat(store.getCertificateChain(TestKey.ALIAS)).containsExactlyElementsOf(key.chain());
        assertThat(key.toString()).doesNotContain("RSA");
    }

    @Test
    @RequiresNative("openssl")
    void writePkcs12_read_byOpenssl() throws Exception {
        Path file = folder.resolve("officer.p12");
        PKI.issue(OFFICER).writePkcs12(file, PASSWORD);

        String out = run("openssl", "pkcs12", "-in", file.toString(), "-passin", "pass:123456", "-nodes");

        assertThat(out).contains("-----BEGIN PRIVATE KEY-----");
        assertThat(out.split("-----BEGIN CERTIFICATE-----", -1)).hasSize(4);
    }

    @Test
    @RequiresNative("openssl")
    void issue_leaf_opensslVerifiesAndShowsSubjectInOrder() throws Exception {
        TestSubject subject = OFFICER.withOrganizationalUnit("Bộ phận Một cửa")
                .withLocality("Huế")
                .withRevocationUrls(URI.create("http://127.0.0.1/crl"), URI.create("http://127.0.0.1/ocsp"));
        Path leaf = pem("leaf.pem", PKI.issue(subject).certificate());
        Path subCa = pem("sub.pem", PKI.subCa());
        Path root = pem("root.pem", PKI.root());

        assertThat(run(
                        "openssl",
                        "verify",
                        "-x509_strict",
                        "-attime",
                        "1795309200",
                        "-CAfile",
                        root.toString(),
                        "-untrusted",
                        subCa.toString(),
                        leaf.toString()))
                .contains("leaf.pem: OK");
        assertThat(run(
                        "openssl",
                        "x509",
                        "-in",
                        leaf.toString(),
                        "-noout",
                        "-subject",
                        "-nameopt",
                        "utf8,sep_comma_plus,esc_ctrl,sname"))
                .contains("C=VN,O=Ủy ban nhân dân xã Mẫu,OU=Bộ phận Một cửa,L=Huế,CN=Nguyễn Văn Thử");
        assertThat(run("openssl", "x509", "-in", leaf.toString(), "-noout", "-text"))
                .contains("URI:http://127.0.0.1/crl", "OCSP - URI:http://127.0.0.1/ocsp", "Microsoft Smartcard Login");
    }

    private Path pem(String name, X509Certificate certificate) throws Exception {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return Files.writeString(
                folder.resolve(name), "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }
}
