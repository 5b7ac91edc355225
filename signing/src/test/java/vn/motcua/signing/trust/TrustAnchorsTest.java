package vn.motcua.signing.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

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
    void none_trustsNobody() {
        assertThat(TrustAnchors.none().isEmpty()).isTrue();
        assertThat(TrustAnchors.of(first).isEmpty()).isFalse();
    }
}
