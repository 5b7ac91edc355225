package vn.motcua.signing.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.trust.OpenSsl;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.Indication;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.ValidationOptions;

class CmsAsTextTest {

    private static final CmsSetting SETTING = new CmsSetting();

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path content;
    private static Path binary;

    @BeforeAll
    static void sign() {
        content = CmsSetting.file(shared.resolve("in"), 3000);
        binary = shared.resolve("signed.p7s");
        CmsSigner.sign(content, binary, SETTING.officer(TestKeyType.EC_P256), SETTING.signing(SignatureLevel.B_T));
    }

    @AfterAll
    static void stop() {
        SETTING.close();
    }

    private static List<SignatureReport> reports(Path file) {
        return SignatureValidator.validate(
                        file,
                        ValidationOptions.defaults()
                                .withAnchors(TrustAnchors.of(SETTING.trust.pki().root()))
                                .withEvidenceClient(SETTING.evidence)
                                .withContent(content))
                .signatures();
    }

    private Path text(UnaryOperator<String> form) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(Files.readAllBytes(binary));
        return Files.write(folder.resolve("text"), form.apply(base64).getBytes(StandardCharsets.UTF_8));
    }

    record Form(String name, UnaryOperator<String> made) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static String framed(String label, String base64) {
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    static Stream<Form> forms() {
        return Stream.of(
                new Form("PKCS7", base64 -> framed("PKCS7", base64)),
                new Form("CMS", base64 -> framed("CMS", base64)),
                new Form("the oldest name", base64 -> framed("PKCS #7 SIGNED DATA", base64)),
                new Form("lines of Windows", base64 -> framed("PKCS7", base64).replace("\n", "\r\n")),
                new Form("behind a byte order mark", base64 -> "\ufeff" + framed("PKCS7", base64)),
                new Form("one line", base64 -> framed("CMS", base64.replace("\n", ""))),
                new Form("base64 alone", base64 -> base64),
                new Form("base64 alone in one line", base64 -> base64.replace("\n", "")),
                new Form("base64 alone behind blanks", base64 -> "\r\n  " + base64 + "\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void validate_signatureAsText_isThatInDer(Form form) throws Exception {
        List<SignatureReport> reports = reports(text(form.made()));

        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(reports.get(0).level().label()).isEqualTo("B-T");
    }

    @Test
    @RequiresNative("openssl")
    void validate_whatOpensslWritesAsPem_isReadAndRaisedToDer() throws Exception {
        Path pem = folder.resolve("openssl.pem");
        new OpenSsl(folder).run("cms", "-cmsout", "-inform", "DER", "-in", binary, "-outform", "PEM", "-out", pem);
        assertThat(pem).content().startsWith("-----BEGIN CMS-----");

        assertThat(reports(pem)).extracting(SignatureReport::indication).containsExactly(Indication.TOTAL_PASSED);

        Path raised = folder.resolve("raised");
        CmsSigner.extend(pem, raised, SETTING.to(SignatureLevel.B_LT));
        assertThat(Files.readAllBytes(raised)).startsWith(0x30);
        assertThat(reports(raised)).extracting(report -> report.level().label()).containsExactly("B-LT");
    }

    static Stream<Form> broken() {
        return Stream.of(
                new Form("no end", base64 -> "-----BEGIN CMS-----\n" + base64),
                new Form("another end", base64 -> framed("CMS", base64).replace("END CMS", "END PKCS7")),
                new Form("a document behind it", base64 -> framed("CMS", base64) + "%PDF-1.7\n"),
                new Form("a second one behind it", base64 -> framed("CMS", base64) + framed("CMS", base64)),
                new Form("signs that are none of base64", base64 -> framed("CMS", "MI*" + base64)),
                new Form("base64 of something else", base64 -> framed("CMS", "AAAA")),
                new Form("padding in the middle", base64 -> "MIIA====" + base64),
                new Form("nothing between the lines", base64 -> framed("PKCS7", "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void validate_textThatIsNoSignature_refused(Form form) throws Exception {
        Path file = text(form.made());

        assertThatThrownBy(() -> reports(file))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.code()).isEqualTo(FailureCode.SIGNATURE_DAMAGED));
    }

    /** Text that begins like one is none, and a document with one in it stays a document. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MIỄN PHÍ",
                "MI: danh sách",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
                "%PDF-1.7\n-----BEGIN CMS-----\nMIIB\n-----END CMS-----\n",
                "Kính gửi\n-----BEGIN CMS-----\nMIIB\n-----END CMS-----\n"
            })
    void validate_otherText_isNotTakenForASignature(String text) throws Exception {
        Path file = text(base64 -> text);

        assertThatThrownBy(() -> reports(file))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.code()).isIn(FailureCode.NOT_A_PDF, FailureCode.PDF_DAMAGED));
    }

    @Test
    void validate_textBeyondTheLimit_refusedUnread() throws Exception {
        Path file = text(base64 -> base64.replace("\n", "A"));
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength((16L << 20) + 1);
        }

        assertThatThrownBy(() -> reports(file))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.LIMIT_EXCEEDED));
    }
}
