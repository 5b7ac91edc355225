package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.MotcuaException;
import vn.motcua.http.Secret;
import vn.motcua.signing.pdf.Documents.Protection;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;

/** Documents under a password stay under it, and are signed with it. */
class EncryptedPdfTest {

    @TempDir
    Path folder;

    private Path in;
    private Path out;

    @org.junit.jupiter.api.BeforeEach
    void name() {
        in = folder.resolve("in.pdf");
        out = folder.resolve("out.pdf");
    }

    static Stream<Arguments> ciphers() {
        return Stream.of(
                        new Protection(40, false),
                        new Protection(128, false),
                        new Protection(128, true),
                        new Protection(256, true))
                .flatMap(protection -> Stream.of(
                        Arguments.of(protection.withUser(""), "", CompressParameters.NO_COMPRESSION),
                        Arguments.of(
                                protection.withUser("người dùng"), "người dùng", CompressParameters.NO_COMPRESSION),
                        Arguments.of(protection.withUser("secret"), "owner", CompressParameters.DEFAULT_COMPRESSION)))
                .filter(arguments ->
                        !(((Protection) arguments.get()[0]).bits() < 256 && arguments.get()[1].equals("người dùng")));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("ciphers")
    void sign_encrypted_twiceInItsOwnCipher(Protection protection, String password, CompressParameters compression)
            throws Exception {
        Documents.encrypted(in, protection, compression);
        Path once = folder.resolve("once.pdf");
        try (Secret secret = Secret.of(password)) {
            PdfSignOptions options = Keys.options().withPassword(secret);
            PdfSigner.sign(
                    in,
                    once,
                    Keys.officer(),
                    options.withFieldName("Người ký").withAppearance(SignatureAppearance.digitizer("Nguyễn Văn Thử")));
            PdfSigner.sign(once, out, Keys.agency(), options.withLock(FieldLock.only(java.util.List.of("Số"))));
        }

        try (Judged judged = Judged.open(out, password)) {
            judged.requireValid(Keys.OFFICER.certificate(), Keys.AGENCY.certificate());
            assertThat(judged.document().isEncrypted()).isTrue();
            assertThat(judged.signature("Người ký").getString(COSName.M)).isEqualTo("D:20261122093015+07'00'");
            assertThat(judged.field("Người ký")
                            .getWidgets()
                            .get(0)
                            .getNormalAppearanceStream()
                            .getContents())
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.INPUT_STREAM)
                    .isNotEmpty();
            assertThat(judged.field("Signature1")
                            .getCOSObject()
                            .getCOSDictionary(COSName.getPDFName("Lock"))
                            .getCOSArray(COSName.FIELDS)
                            .getString(0))
                    .isEqualTo("Số");
        }
    }

    @Test
    void sign_wrongPassword_isRefused() {
        Documents.encrypted(in, new Protection(128, true).withUser("secret"), CompressParameters.NO_COMPRESSION);
        Keys.Counting key = Keys.Counting.of(Keys.officer());

        assertThatThrownBy(() -> PdfSigner.sign(in, out, key, Keys.options().withPassword(Secret.of("other"))))
                .isInstanceOf(MotcuaException.class)
                .hasMessageContaining("the password is wrong")
                .satisfies(
                        thrown -> assertThat(((MotcuaException) thrown).code()).isEqualTo(FailureCode.PDF_ENCRYPTED));
        assertThat(key.asked).isZero();
    }

    @Test
    void sign_userWithoutTheRight_isRefusedAndTheOwnerIsNot() throws Exception {
        protect(rights -> rights.setCanModifyAnnotations(false));

        assertLocked("new signature fields");
        PdfSigner.sign(in, out, Keys.officer(), Keys.options().withPassword(Secret.of("owner")));
        try (Judged judged = Judged.open(out, "owner")) {
            judged.requireValid(Keys.OFFICER.certificate());
        }
    }

    @Test
    void sign_userWithoutTheRightToModify_isRefused() {
        protect(rights -> rights.setCanModify(false));
        assertLocked("new signature fields");
    }

    private void protect(Consumer<AccessPermission> change) {
        AccessPermission rights = new AccessPermission();
        change.accept(rights);
        Documents.encrypted(
                in, new Protection(128, true).withUser("").withRights(rights), CompressParameters.NO_COMPRESSION);
    }

    private void assertLocked(String reason) {
        assertThatThrownBy(() -> PdfSigner.sign(in, out, Keys.officer(), Keys.options()))
                .isInstanceOf(MotcuaException.class)
                .hasMessageContaining(reason)
                .satisfies(
                        thrown -> assertThat(((MotcuaException) thrown).code()).isEqualTo(FailureCode.PDF_LOCKED));
    }
}
