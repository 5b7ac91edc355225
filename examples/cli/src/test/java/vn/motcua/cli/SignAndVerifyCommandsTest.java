package vn.motcua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;

class SignAndVerifyCommandsTest {

    private static final String PASSWORD = "thu-nghiem";

    /** 1.2.840.113549.1.1.10 in DER. */
    private static final String OID_RSASSA_PSS = "06092a864886f70d01010a";

    @TempDir
    private static Path folder;

    private static Path pdf;
    private static Path key;
    private static Path expiredKey;
    private static Path anchor;
    private static Path password;

    @BeforeAll
    static void prepare() throws Exception {
        TestPki pki = TestPki.create(Clock.systemUTC());
        Instant now = Clock.systemUTC().instant();
        key = writeKey(pki.issue(TestSubject.of("Nguyễn Văn Mẫu", "UBND xã Mẫu")), "key.p12");
        expiredKey = writeKey(
                pki.issue(TestSubject.of("Hết Hạn", "UBND xã Mẫu")
                        .withValidity(now.minus(Duration.ofDays(30)), now.minus(Duration.ofDays(1)))),
                "expired.p12");
        anchor = Files.writeString(
                folder.resolve("root.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(pki.root().getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        password = Files.writeString(folder.resolve("password.txt"), PASSWORD + "\n");
        Path image = folder.resolve("page.png");
        ImageIO.write(new BufferedImage(827, 1169, BufferedImage.TYPE_BYTE_GRAY), "png", image.toFile());
        pdf = folder.resolve("page.pdf");
        assertThat(Run.of("digitize", "--no-ocr", image, pdf).exitCode()).isZero();
    }

    private static Path writeKey(TestKey key, String name) {
        Path file = folder.resolve(name);
        key.writePkcs12(file, PASSWORD.toCharArray());
        return file;
    }

    @Test
    void sign_thenVerifyWithTheAnchor_passes() {
        Path signed = folder.resolve("signed.pdf");

        Run sign = Run.of(
                "sign", "pdf", pdf, signed, "--key", key, "--password-file", password, "--role", "copy", "--json");
        Run verify = Run.of("verify", signed, "--trust", anchor, "--no-revocation", "--json");

        assertThat(sign.exitCode()).as(sign.err()).isZero();
        assertThat(sign.json().get("level").asString()).isEqualTo("B-B");
        assertThat(verify.exitCode()).as(verify.out()).isZero();
        JsonNode signature = verify.json().at("/signatures/0");
        assertThat(signature.get("format").asString()).isEqualTo("PAdES");
        assertThat(signature.get("level").asString()).isEqualTo("B-B");
        assertThat(signature.get("signer").asString()).isEqualTo("Nguyễn Văn Mẫu");
        assertThat(signature.get("signingTime").asString()).endsWith("+07:00");
        assertThat(signature.get("timestampTime").isNull()).isTrue();
        assertThat(signature.get("indication").asString()).isEqualTo("TOTAL_PASSED");
        assertThat(signature.get("subIndication").isNull()).isTrue();
        assertThat(signature.get("integrity").asBoolean()).isTrue();
        assertThat(signature.get("coverage").asString()).isEqualTo("WHOLE_FILE");
        assertThat(signature.get("changesAfterSigning").asString()).isEqualTo("NONE");
    }

    @Test
    void sign_withARoleThatNeedsMore_isWrongUsageWithoutIt() {
        Path signed = folder.resolve("role.pdf");
        for (String role : new String[] {"annex", "number", "person", "agency", "initials"}) {
            Run refused = Run.of("sign", "pdf", pdf, signed, "--key", key, "--password-file", password, "--role", role);
            assertThat(refused.exitCode()).as(role).isEqualTo(2);
            assertThat(refused.err()).contains("this role needs --");
            assertThat(signed).doesNotExist();
        }
        Run annex = Run.of(
                "sign",
                "pdf",
                pdf,
                signed,
                "--key",
                key,
                "--password-file",
                password,
                "--role",
                "annex",
                "--text",
                "1/UB");
        assertThat(annex.exitCode()).as(annex.err()).isZero();
        assertThat(signed).exists();
    }

    @Test
    void verify_withoutAnAnchor_isANegativeAnswer() {
        Path signed = folder.resolve("without-anchor.pdf");
        Run.of("sign", "pdf", pdf, signed, "--key", key, "--password-file", password);

        Run run = Run.of("verify", signed, "--json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.json().at("/signatures/0/indication").asString()).isEqualTo("INDETERMINATE");
        assertThat(run.json().at("/signatures/0/subIndication").asString()).isEqualTo("NO_CERTIFICATE_CHAIN_FOUND");
    }

    @Test
    void verify_atATimeAfterTheCertificate_doesNotPass() {
        Path signed = folder.resolve("at-a-time.pdf");
        Run.of("sign", "pdf", pdf, signed, "--key", key, "--password-file", password);

        Run later = Run.of(
                "verify", signed, "--trust", anchor, "--no-revocation", "--at", "2099-01-01T00:00:00+07:00", "--json");

        assertThat(later.exitCode()).isEqualTo(1);
        assertThat(later.json().at("/signatures/0/indication").asString()).isEqualTo("INDETERMINATE");
        assertThat(later.json().at("/signatures/0/integrity").asBoolean()).isTrue();
    }

    @Test
    void verify_timeWithoutAnOffset_isWrongUsage() {
        assertRefused("USAGE", 2, "verify", pdf, "--at", "2026-11-22T09:30:15");
    }

    @Test
    void sign_withPssInANamedField_writesBoth() throws IOException {
        Path signed = folder.resolve("pss.pdf");

        Run sign = Run.of(
                "sign",
                "pdf",
                pdf,
                signed,
                "--key",
                key,
                "--password-file",
                password,
                "--pss",
                "--field",
                "ChuKySo",
                "--json");

        assertThat(sign.exitCode()).as(sign.err()).isZero();
        assertThat(sign.json().get("field").asString()).isEqualTo("ChuKySo");
        assertThat(Run.of("verify", signed, "--trust", anchor, "--no-revocation")
                        .exitCode())
                .isZero();
        try (PDDocument document = Loader.loadPDF(signed.toFile())) {
            assertThat(document.getSignatureFields())
                    .extracting(PDSignatureField::getFullyQualifiedName)
                    .containsExactly("ChuKySo");
            byte[] cms = document.getLastSignatureDictionary().getContents();
            assertThat(HexFormat.of().formatHex(cms)).contains(OID_RSASSA_PSS);
        }
    }

    @Test
    void verify_unsignedFile_isANegativeAnswer() {
        assertThat(Run.of("verify", pdf).exitCode()).isEqualTo(1);
    }

    @Test
    void sign_inPlace_replacesTheFile() throws IOException {
        Path file = Files.copy(pdf, folder.resolve("in-place.pdf"));

        Run run = Run.of("sign", "pdf", file, "--in-place", "--key", key, "--password-file", password);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Run.of("verify", file, "--trust", anchor, "--no-revocation").exitCode())
                .isZero();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void sign_outputIsInput_isRefusedAndTheFileStays() throws IOException {
        byte[] before = Files.readAllBytes(pdf);

        assertRefused("OUTPUT_IS_INPUT", 2, "sign", "pdf", pdf, pdf, "--key", key, "--password-file", password);

        assertThat(pdf).hasBinaryContent(before);
    }

    @Test
    void sign_missingFile_isRefused() {
        assertRefused(
                "FILE_NOT_FOUND",
                2,
                "sign",
                "pdf",
                folder.resolve("none.pdf"),
                out("a"),
                "--key",
                key,
                "--password-file",
                password);
    }

    @Test
    void sign_notAPdf_isRefused() {
        assertRefused("NOT_A_PDF", 2, "sign", "pdf", password, out("b"), "--key", key, "--password-file", password);
    }

    @Test
    void sign_truncatedPdf_isRefused() throws IOException {
        byte[] whole = Files.readAllBytes(pdf);
        Path cut = Files.write(folder.resolve("cut.pdf"), Arrays.copyOf(whole, whole.length * 2 / 3));

        assertRefused("PDF_DAMAGED", 2, "sign", "pdf", cut, out("c"), "--key", key, "--password-file", password);
    }

    @Test
    void sign_encryptedPdf_isRefused() throws IOException {
        Path locked = folder.resolve("locked.pdf");
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(locked.toFile());
        }

        assertRefused("PDF_ENCRYPTED", 2, "sign", "pdf", locked, out("d"), "--key", key, "--password-file", password);
    }

    @Test
    void sign_wrongPassword_isRefused() {
        assertRefused("PIN_INCORRECT", 2, "sign", "pdf", pdf, out("e"), "--key", key, "--password-file", anchor);
    }

    @Test
    void sign_expiredCertificate_isRefusedUnlessAllowed() {
        assertRefused(
                "CERTIFICATE_NOT_VALID",
                2,
                "sign",
                "pdf",
                pdf,
                out("f"),
                "--key",
                expiredKey,
                "--password-file",
                password);

        Run allowed = Run.of(
                "sign", "pdf", pdf, out("g"), "--key", expiredKey, "--password-file", password, "--allow-expired");
        assertThat(allowed.exitCode()).as(allowed.err()).isZero();
    }

    @Test
    void sign_outputBelowAFile_isNotWritable() {
        assertRefused(
                "OUTPUT_NOT_WRITABLE",
                3,
                "sign",
                "pdf",
                pdf,
                password.resolve("x.pdf"),
                "--key",
                key,
                "--password-file",
                password);
    }

    @Test
    void sign_neitherOutputNorInPlace_isWrongUsage() {
        assertRefused("USAGE", 2, "sign", "pdf", pdf, "--key", key, "--password-file", password);
    }

    @Test
    void sign_noPasswordGivenAndNoTerminal_saysHowToGiveIt() {
        Run run = Run.of("sign", "pdf", pdf, out("h"), "--key", key, "--password-env", "MOTCUA_NO_SUCH_VARIABLE");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("MOTCUA_NO_SUCH_VARIABLE");
    }

    private static Path out(String name) {
        return folder.resolve("out-" + name + ".pdf");
    }

    private static void assertRefused(String code, int exitCode, Object... arguments) {
        Object[] withJson = Arrays.copyOf(arguments, arguments.length + 1);
        withJson[arguments.length] = "--json";

        Run run = Run.of(withJson);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.json().get("version").asInt()).isEqualTo(1);
        assertThat(run.json().at("/error/code").asString()).isEqualTo(code);
        assertThat(run.err()).startsWith("motcua: ").doesNotContain("\tat ");
        assertThat(out("x")).doesNotExist();
        assertThat(leftovers()).isEmpty();
    }

    private static String[] leftovers() {
        String[] names = folder.toFile().list((dir, name) -> name.startsWith("."));
        return names == null ? new String[0] : names;
    }
}
