package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.pdf.PdfExtendOptions;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.pdf.PdfSigner;
import vn.motcua.signing.pdf.SignedPdf;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.timestamp.TimestampOptions;
import vn.motcua.signing.timestamp.TimestampService;
import vn.motcua.signing.token.JcaKey;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.EvidenceOptions;
import vn.motcua.signing.trust.TrustAnchors;

class LevelReportTest {

    private static final Sandbox SANDBOX = Sandbox.start();
    private static final TimestampClient TIMESTAMPS = TimestampClient.open(
            TimestampOptions.defaults(TimestampService.at(SANDBOX.trust().timestampUrl())));
    private static final EvidenceClient EVIDENCE =
            EvidenceClient.open(EvidenceOptions.defaults().withPrivateHosts(Set.of("127.0.0.1")));
    private static final TestKey OFFICER = SANDBOX.trust()
            .pki()
            .issue(TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu").withKeyType(TestKeyType.EC_P256));

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        TIMESTAMPS.close();
        EVIDENCE.close();
        SANDBOX.close();
    }

    @ParameterizedTest
    @CsvSource({"B_B,B_T,2", "B_B,B_LT,2", "B_B,B_LTA,3", "B_T,B_LT,1", "B_T,B_LTA,2"})
    void validate_raised_levelAndTimestampsAreReported(SignatureLevel from, SignatureLevel to, int reports)
            throws Exception {
        Path file = folder.resolve("raised.pdf");
        sign(folder.resolve("signed.pdf"), from);
        raise(folder.resolve("signed.pdf"), file, to);

        List<SignatureReport> signatures = validate(file);

        assertThat(signatures).hasSize(reports).allSatisfy(report -> {
            assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(report.integrity()).isTrue();
        });
        assertThat(signatures.get(0).level().label()).isEqualTo(to.label());
        assertThat(signatures.get(0).timestampTime().isPresent()).isTrue();
        assertThat(signatures.subList(1, reports)).allSatisfy(report -> {
            assertThat(report.level()).isEqualTo(AchievedLevel.DOCUMENT_TIMESTAMP);
            assertThat(report.timestampTime()).isPresent();
            assertThat(report.signer()).isPresent();
        });
    }

    @Test
    void validate_timestampOfAnAuthorityNotTrusted_provesNoTime() throws Exception {
        Path file = folder.resolve("signed.pdf");
        sign(file, SignatureLevel.B_T);

        SignatureReport report = SignatureValidator.validate(
                        file,
                        ValidationOptions.defaults()
                                .withRevocation(RevocationRule.NOT_CHECKED)
                                .withAnchors(TrustAnchors.of(OFFICER.certificate())))
                .signatures()
                .get(0);

        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.timestampTime()).isEmpty();
        assertThat(report.reasons()).extracting(reason -> reason.code()).contains(ReasonCode.TIMESTAMP_NOT_CHECKED);
    }

    @Test
    void validate_timestampOfAnotherSignature_doesNotRaiseTheLevel() throws Exception {
        Path file = folder.resolve("signed.pdf");
        Path other = folder.resolve("other.pdf");
        SignedPdf signed = sign(file, SignatureLevel.B_T);
        SignedPdf stamped = sign(other, SignatureLevel.B_T);
        SignerInformation foreign = signer(cms(other, stamped));
        CMSSignedData own = cms(file, signed);
        CMSSignedData mixed = CMSSignedData.replaceSigners(
                own,
                new SignerInformationStore(
                        SignerInformation.replaceUnsignedAttributes(signer(own), foreign.getUnsignedAttributes())));
        write(file, signed, mixed.toASN1Structure().getEncoded(ASN1Encoding.DER));

        SignatureReport report = validate(file).get(0);

        assertThat(report.integrity()).isTrue();
        assertThat(report.level()).isEqualTo(AchievedLevel.B_B);
        assertThat(report.timestampTime()).isEmpty();
        assertThat(report.reasons()).extracting(reason -> reason.code()).contains(ReasonCode.TIMESTAMP_NOT_CHECKED);
    }

    @Test
    void validate_changedBeforeTheDocumentTimestamp_timestampFailsAndRaisesNothing() throws Exception {
        Path signed = folder.resolve("signed.pdf");
        Path file = folder.resolve("raised.pdf");
        sign(signed, SignatureLevel.B_T);
        raise(signed, file, SignatureLevel.B_LTA);
        byte[] bytes = Files.readAllBytes(file);
        // Within the revision of the store, which the signature does not cover: a name of the store's entries.
        int place = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("/VRI");
        assertThat(place).isGreaterThan((int) Files.size(signed));
        bytes[place + 1] = 'W';
        Files.write(file, bytes);

        List<SignatureReport> signatures = validate(file);

        assertThat(signatures.get(0).indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(signatures.get(0).level()).isEqualTo(AchievedLevel.B_LT);
        assertThat(signatures.get(1).indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(signatures.get(1).subIndication()).contains(SubIndication.HASH_FAILURE);
    }

    private SignedPdf sign(Path out, SignatureLevel level) throws IOException {
        Path in = folder.resolve("in.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(in.toFile());
        }
        PdfSignOptions options = PdfSignOptions.defaults();
        return PdfSigner.sign(
                in,
                out,
                JcaKey.of(OFFICER.privateKey(), OFFICER.chain()),
                level == SignatureLevel.B_B ? options : options.withTimestamps(TIMESTAMPS));
    }

    private static void raise(Path in, Path out, SignatureLevel level) {
        PdfSigner.extend(
                in, out, PdfExtendOptions.to(level).withTimestamps(TIMESTAMPS).withEvidence(EVIDENCE));
    }

    private static List<SignatureReport> validate(Path file) {
        return SignatureValidator.validate(
                        file,
                        ValidationOptions.defaults()
                                .withEvidenceClient(EVIDENCE)
                                .withAnchors(
                                        TrustAnchors.of(SANDBOX.trust().pki().root())))
                .signatures();
    }

    private static SignerInformation signer(CMSSignedData cms) {
        return cms.getSignerInfos().iterator().next();
    }

    private static CMSSignedData cms(Path file, SignedPdf signed) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        byte[] digits = Arrays.copyOfRange(
                bytes,
                (int) signed.byteRange().firstLength() + 1,
                (int) signed.byteRange().secondOffset() - 1);
        byte[] value = HexFormat.of().parseHex(new String(digits, StandardCharsets.US_ASCII));
        return new CMSSignedData(ContentInfo.getInstance(new ASN1InputStream(value).readObject()));
    }

    private static void write(Path file, SignedPdf signed, byte[] value) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int start = (int) signed.byteRange().firstLength() + 1;
        int end = (int) signed.byteRange().secondOffset() - 1;
        Arrays.fill(bytes, start, end, (byte) '0');
        byte[] digits = HexFormat.of().formatHex(value).getBytes(StandardCharsets.US_ASCII);
        assertThat(digits.length).isLessThanOrEqualTo(end - start);
        System.arraycopy(digits, 0, bytes, start, digits.length);
        Files.write(file, bytes);
    }
}
