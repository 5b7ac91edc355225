package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.MotcuaException;
import vn.motcua.http.Secret;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.pdf.PdfSigner;
import vn.motcua.signing.token.JcaKey;
import vn.motcua.signing.trust.TrustAnchors;

/** Documents under a password are validated under it. */
class EncryptedValidationTest {

    private static TestIdentity root;
    private static TestIdentity officer;

    @TempDir
    Path folder;

    @BeforeAll
    static void issue() {
        root = TestIdentity.root("Root");
        officer = root.issue("Nguyễn Văn Thử");
    }

    @ParameterizedTest
    @CsvSource({
        "RC4_128_PACKED, secret, secret",
        "AES_128, secret, owner",
        "AES_128_PACKED, '', ''",
        "AES_256_PACKED, người dùng, người dùng",
        "AES_256, người dùng, owner"
    })
    void validate_encryptedAndSignedTwice_passesUnderItsPassword(Cipher cipher, String user, String given)
            throws IOException {
        Path file = signedTwice(cipher, user);

        ValidationReport report = SignatureValidator.validate(file, trusting().withPassword(Secret.of(given)));

        assertThat(report.signatures()).hasSize(2).allSatisfy(signature -> {
            assertThat(signature.integrity()).isTrue();
            assertThat(signature.indication()).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(signature.signer()).contains("Nguyễn Văn Thử");
            assertThat(signature.signingTime()).isPresent();
        });
        assertThat(report.endCovered()).isTrue();
    }

    @Test
    void validate_encryptedAndChanged_fails() throws IOException {
        Path file = signedTwice(Cipher.AES_256, "secret");
        byte[] bytes = Files.readAllBytes(file);
        bytes[12] ^= 1;
        Files.write(file, bytes);

        List<SignatureReport> signatures = SignatureValidator.validate(
                        file, trusting().withPassword(Secret.of("secret")))
                .signatures();

        assertThat(signatures).allSatisfy(signature -> {
            assertThat(signature.indication()).isEqualTo(Indication.TOTAL_FAILED);
            assertThat(signature.subIndication()).contains(SubIndication.HASH_FAILURE);
        });
    }

    @Test
    void validate_wrongPasswordOrNone_saysWhich() throws IOException {
        Path file = signedTwice(Cipher.AES_256, "secret");

        MotcuaException wrong = refusal(file, trusting().withPassword(Secret.of("other")));
        MotcuaException none = refusal(file, trusting());

        assertThat(wrong).hasMessageContaining("the password is wrong").hasMessageNotContaining("other");
        assertThat(none).hasMessageContaining("no password given");
        assertThat(List.of(wrong.code(), none.code())).containsOnly(FailureCode.PDF_ENCRYPTED);
    }

    private static MotcuaException refusal(Path file, ValidationOptions options) {
        return catchThrowableOfType(MotcuaException.class, () -> SignatureValidator.validate(file, options));
    }

    private static ValidationOptions trusting() {
        return ValidationOptions.defaults()
                .withAnchors(TrustAnchors.of(root.certificate()))
                .withRevocation(RevocationRule.NOT_CHECKED)
                .withTime(TestIdentity.DURING);
    }

    private enum Cipher {
        RC4_128_PACKED(128, false, CompressParameters.DEFAULT_COMPRESSION),
        AES_128(128, true, CompressParameters.NO_COMPRESSION),
        AES_128_PACKED(128, true, CompressParameters.DEFAULT_COMPRESSION),
        AES_256(256, true, CompressParameters.NO_COMPRESSION),
        AES_256_PACKED(256, true, CompressParameters.DEFAULT_COMPRESSION);

        private final int bits;
        private final boolean aes;

        @SuppressWarnings("ImmutableEnumChecker") // A constant of PDFBox.
        private final CompressParameters compression;

        Cipher(int bits, boolean aes, CompressParameters compression) {
            this.bits = bits;
            this.aes = aes;
            this.compression = compression;
        }
    }

    private Path signedTwice(Cipher cipher, String user) throws IOException {
        Path plain = folder.resolve("plain.pdf");
        Path once = folder.resolve("once.pdf");
        Path twice = folder.resolve("twice.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", user, new AccessPermission());
            policy.setEncryptionKeyLength(cipher.bits);
            policy.setPreferAES(cipher.aes);
            document.protect(policy);
            document.save(plain.toFile(), cipher.compression);
        }
        PdfSignOptions options = PdfSignOptions.defaults().withPassword(Secret.of(user));
        JcaKey key = JcaKey.of(officer.keys().getPrivate(), officer.chain());
        PdfSigner.sign(plain, once, key, options);
        PdfSigner.sign(once, twice, key, options);
        return twice;
    }
}
