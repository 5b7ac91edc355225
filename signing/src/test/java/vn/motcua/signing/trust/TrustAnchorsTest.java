package vn.motcua.signing.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.sandbox.junit.RequiresNative;

class TrustAnchorsTest {

    private static X509Certificate first;
    private static X509Certificate second;

    @TempDir
    Path folder;

    @BeforeAll
    static void issue() throws GeneralSecurityException, OperatorCreationException {
        first = certificate("First");
        second = certificate("Second");
    }

    private static X509Certificate certificate(String name) throws GeneralSecurityException, OperatorCreationException {
        KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        X500Name subject = new X500Name("CN=" + name);
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                subject,
                                BigInteger.ONE,
                                Date.from(Instant.parse("2024-01-01T00:00:00Z")),
                                Date.from(Instant.parse("2034-01-01T00:00:00Z")),
                                subject,
                                keys.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    private static String pem(X509Certificate certificate) throws CertificateEncodingException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    @Test
    void load_pemAndDerAndFolder_readsEachOnce() throws IOException, GeneralSecurityException {
        Path bundle = Files.writeString(folder.resolve("bundle.PEM"), pem(first) + pem(second));
        Path binary = Files.write(folder.resolve("second.cer"), second.getEncoded());
        Files.writeString(folder.resolve("README.md"), "not a certificate");

        assertThat(TrustAnchors.load(bundle).certificates()).containsExactly(first, second);
        assertThat(TrustAnchors.load(binary).certificates()).containsExactly(second);
        assertThat(TrustAnchors.load(folder, binary).certificates()).containsExactly(first, second);
    }

    @Test
    void load_missingPath_isRefused() {
        Path missing = folder.resolve("missing.pem");

        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> TrustAnchors.load(missing));

        assertThat(refused.code()).isEqualTo(FailureCode.FILE_NOT_FOUND);
    }

    @Test
    void load_fileThatIsNoCertificate_isRefused() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path broken = Files.writeString(
                folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

        for (Path file : new Path[] {empty, broken}) {
            InvalidInputException refused =
                    catchThrowableOfType(InvalidInputException.class, () -> TrustAnchors.load(file));
            assertThat(refused.code()).isEqualTo(FailureCode.CERTIFICATE_UNREADABLE);
        }
    }

    @Test
    void load_derOneBehindTheOther_readsEach() throws IOException, GeneralSecurityException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(first.getEncoded());
        both.write(second.getEncoded());

        assertThat(TrustAnchors.load(Files.write(folder.resolve("both.der"), both.toByteArray()))
                        .certificates())
                .containsExactly(first, second);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @RequiresNative("openssl")
    void load_bagMadeByOpenssl_readsEach(boolean pem) throws Exception {
        Path bundle = Files.writeString(folder.resolve("bundle.txt"), pem(first) + pem(second));
        Path bag = folder.resolve("bag.p7b");
        new OpenSsl(folder)
                .run("crl2pkcs7", "-nocrl", "-certfile", bundle, "-outform", pem ? "PEM" : "DER", "-out", bag);

        assertThat(TrustAnchors.load(folder).certificates()).containsExactlyInAnyOrder(first, second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3080", "30803080a080", "308400ffffff"})
    void load_nestedWithoutEnd_isRefused(String opening) throws IOException {
        byte[] nested = HexFormat.of().parseHex(opening.repeat(100_000));
        String text = "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(nested)
                + "\n-----END CERTIFICATE-----\n";

        assertRefused(Files.write(folder.resolve("nested.der"), nested), FailureCode.CERTIFICATE_UNREADABLE);
        assertRefused(Files.writeString(folder.resolve("nested.pem"), text), FailureCode.CERTIFICATE_UNREADABLE);
    }

    @Test
    void load_moreThanAnybodyTrusts_isRefused() throws Exception {
        assertRefused(Files.write(folder.resolve("large.der"), new byte[(4 << 20) + 1]), FailureCode.LIMIT_EXCEEDED);
        assertRefused(
                Files.writeString(folder.resolve("many.pem"), pem(first).repeat(1001)), FailureCode.LIMIT_EXCEEDED);
        Path many = Files.createDirectory(folder.resolve("many"));
        for (int i = 0; i <= 1000; i++) {
            Files.createFile(many.resolve(i + ".crt"));
        }
        assertRefused(many, FailureCode.LIMIT_EXCEEDED);
    }

    private static void assertRefused(Path path, FailureCode code) {
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> TrustAnchors.load(path))
                        .code())
                .isEqualTo(code);
    }

    @Test
    void none_trustsNobody() {
        assertThat(TrustAnchors.none().isEmpty()).isTrue();
        assertThat(TrustAnchors.of(first).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void ofKeyStore_certificatesAndAKey_trustsTheCertificatesOnly(String type) throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        store.setCertificateEntry("b", second);
        store.setCertificateEntry("a", first);
        store.setKeyEntry("own", keys.getPrivate(), "secret".toCharArray(), new X509Certificate[] {certificate("Own")});
        Path file = folder.resolve("store");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "secret".toCharArray());
        }
        char[] password = "secret".toCharArray();

        assertThat(TrustAnchors.ofKeyStore(file, password).certificates()).containsExactly(first, second);
        assertThat(password).containsOnly('\0');
        assertThatThrownBy(() -> TrustAnchors.ofKeyStore(file, "other".toCharArray()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.PIN_INCORRECT));
    }

    @Test
    void ofKeyStore_noStoreOrNoCertificate_isRefused() throws Exception {
        Path rubbish = Files.writeString(folder.resolve("rubbish"), "no key store");
        Path empty = folder.resolve("empty");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (OutputStream out = Files.newOutputStream(empty)) {
            store.store(out, "secret".toCharArray());
        }

        for (Path file : List.of(rubbish, empty)) {
            assertThatThrownBy(() -> TrustAnchors.ofKeyStore(file, "secret".toCharArray()))
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            e -> assertThat(e.code()).isEqualTo(FailureCode.CERTIFICATE_UNREADABLE));
        }
        assertThatThrownBy(() -> TrustAnchors.ofKeyStore(folder.resolve("none"), new char[0]))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.FILE_NOT_FOUND));
    }
}
