package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.RemoteException;
import vn.motcua.http.Secret;
import vn.motcua.sandbox.Fault;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TimestampFault;
import vn.motcua.sandbox.TrustService;
import vn.motcua.signing.SignatureLevel;

class PdfLevelsRefusalTest {

    private static final Sealing SEALING = new Sealing();
    private static final TestKey OFFICER = SEALING.officer(TestKeyType.EC_P256);

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        SEALING.close();
    }

    private Path in() {
        return Documents.withTable(folder.resolve("in.pdf"));
    }

    private Path signed(TestKey key, SignatureLevel level) {
        Path signed = folder.resolve("signed.pdf");
        SEALING.sign(in(), signed, key, level);
        return signed;
    }

    private Path out() throws Exception {
        return Files.writeString(folder.resolve("out.pdf"), "what stood there");
    }

    private void assertNothingWritten(int files) throws Exception {
        assertThat(folder.resolve("out.pdf")).hasContent("what stood there");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(files);
        }
    }

    @Test
    void sign_authorityDeclines_nothingIsWritten() throws Exception {
        Path in = in();
        Path out = out();
        SEALING.trust.failNext(TimestampFault.REJECTED);

        assertThatExceptionOfType(RemoteException.class)
                .isThrownBy(() -> SEALING.sign(in, out, OFFICER, SignatureLevel.B_T))
                .extracting(MotcuaException::code)
                .isEqualTo(FailureCode.REQUEST_DECLINED);
        assertNothingWritten(2);
    }

    @Test
    void signInPlace_authorityDeclines_documentIsAsItWas() throws Exception {
        Path in = in();
        byte[] before = Files.readAllBytes(in);
        SEALING.trust.failNext(TimestampFault.REJECTED);
        PdfSignOptions options = PdfSignOptions.defaults().withTimestamps(SEALING.timestamps);

        assertThatExceptionOfType(RemoteException.class)
                .isThrownBy(() -> PdfSigner.signInPlace(in, Keys.key(OFFICER), options));

        assertThat(in).hasBinaryContent(before);
    }

    @Test
    void sign_bTWithoutAnybodyToAsk_refusedBeforeTheKeyIsAsked() throws Exception {
        Path in = in();
        Path out = out();
        Keys.Counting key = Keys.Counting.of(Keys.key(OFFICER));
        PdfSignOptions options = PdfSignOptions.defaults().withLevel(SignatureLevel.B_T);

        assertThatThrownBy(() -> PdfSigner.sign(in, out, key, options))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("timestamps");
        assertThat(key.asked).isZero();
        assertNothingWritten(2);
    }

    @Test
    void sign_timestampLargerThanItsRoom_saysHowMuchItNeeds() throws Exception {
        Path in = in();
        Path out = out();
        PdfSignOptions options = PdfSignOptions.defaults()
                .withTimestamps(PdfTimestamps.of(SEALING.timestamps).withRoom(1024));

        assertThatThrownBy(() -> PdfSigner.sign(in, out, Keys.key(OFFICER), options))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at least");
        assertNothingWritten(2);
    }

    @Test
    void extend_nobodyAnswersAboutTheCertificate_saysWhatWasTried() throws Exception {
        Path signed = signed(SEALING.officer(TestKeyType.EC_P256), SignatureLevel.B_T);
        Path out = out();
        SEALING.trust.failNext(TrustService.OCSP, Fault.HTTP_503, 1);
        SEALING.trust.failNext(TrustService.CRL, Fault.HTML_PAGE, 2);

        assertThatExceptionOfType(RemoteException.class)
                .isThrownBy(() -> PdfSigner.extend(signed, out, SEALING.to(SignatureLevel.B_LT)))
                .withMessageContaining("OCSP of certificate 0")
                .withMessageContaining("CRL of certificate 0")
                .extracting(MotcuaException::code)
                .isEqualTo(FailureCode.EVIDENCE_INCOMPLETE);
        assertNothingWritten(3);
    }

    @Test
    void extend_revoked_refused() throws Exception {
        TestKey dismissed = SEALING.officer(TestKeyType.EC_P256);
        Path signed = signed(dismissed, SignatureLevel.B_B);
        Path out = out();
        SEALING.trust.revoke(dismissed.certificate(), Instant.parse("2026-11-01T00:00:00Z"), CRLReason.KEY_COMPROMISE);

        assertThatExceptionOfType(RemoteException.class)
                .isThrownBy(() -> PdfSigner.extend(signed, out, SEALING.to(SignatureLevel.B_LT)))
                .extracting(MotcuaException::code)
                .isEqualTo(FailureCode.CERTIFICATE_REVOKED);
        assertNothingWritten(3);
    }

    @Test
    void extend_authorityDeclines_nothingIsWritten() throws Exception {
        Path signed = signed(OFFICER, SignatureLevel.B_B);
        Path out = out();
        SEALING.trust.failNext(TimestampFault.REJECTED);

        assertThatExceptionOfType(RemoteException.class)
                .isThrownBy(() -> PdfSigner.extend(signed, out, SEALING.to(SignatureLevel.B_T)));
        assertNothingWritten(3);
    }

    @Test
    void extend_unsigned_refused() throws Exception {
        Path in = in();
        Path out = out();

        assertThatThrownBy(() -> PdfSigner.extend(in, out, SEALING.to(SignatureLevel.B_T)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no signature");
        assertNothingWritten(2);
    }

    @Test
    void extend_nobodyToAsk_namesWhoIsMissing() throws Exception {
        Path signed = signed(OFFICER, SignatureLevel.B_B);
        Path out = out();

        assertThatThrownBy(() -> PdfSigner.extend(signed, out, PdfExtendOptions.to(SignatureLevel.B_T)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("timestamps");
        assertThatThrownBy(() -> PdfSigner.extend(
                        signed, out, PdfExtendOptions.to(SignatureLevel.B_LT).withTimestamps(SEALING.timestamps)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("evidence");
        assertNothingWritten(3);
    }

    @Test
    void extend_permissionsForbidNewFields_onlyTheOwnerMay() throws Exception {
        AccessPermission rights = new AccessPermission();
        rights.setCanModify(false);
        Path in = Documents.encrypted(
                folder.resolve("in.pdf"),
                new Documents.Protection(128, true).withRights(rights),
                CompressParameters.NO_COMPRESSION);
        Path signed = folder.resolve("signed.pdf");
        Path out = folder.resolve("raised.pdf");
        try (Secret owner = Secret.of("owner")) {
            PdfSigner.sign(
                    in, signed, Keys.key(OFFICER), PdfSignOptions.defaults().withPassword(owner));
            PdfExtendOptions options = SEALING.to(SignatureLevel.B_T);

            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> PdfSigner.extend(signed, out, options))
                    .extracting(MotcuaException::code)
                    .isEqualTo(FailureCode.PDF_LOCKED);
            assertThat(PdfSigner.extend(signed, out, options.withPassword(owner))
                            .level())
                    .isEqualTo(SignatureLevel.B_T);
        }
    }

    @Test
    void to_bB_refused() {
        assertThatThrownBy(() -> PdfExtendOptions.to(SignatureLevel.B_B)).isInstanceOf(InvalidInputException.class);
    }
}
