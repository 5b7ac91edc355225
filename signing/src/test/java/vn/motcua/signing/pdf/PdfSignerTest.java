package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.pdf.appearance.CopyForm;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;

class PdfSignerTest {

    @TempDir
    Path folder;

    private Path out() {
        return folder.resolve("signed.pdf");
    }

    /** PDFBox shares small numbers between all documents, and a document with an indirect number leaves its key on it. */
    @Test
    void sign_sharedNumberBearsTheKeyOfAnotherDocument_isWrittenAsANumber() throws Exception {
        Path once = folder.resolve("once.pdf");
        COSInteger.ZERO.setKey(new COSObjectKey(77, 0));
        try {
            PdfSigner.sign(Documents.withStream(folder.resolve("in.pdf")), once, Keys.officer(), Keys.options());
            PdfSigner.sign(once, out(), Keys.officer(), Keys.options());
        } finally {
            COSInteger.ZERO.setKey(null);
        }

        try (PDDocument document = Loader.loadPDF(out().toFile())) {
            assertThat(document.getSignatureDictionaries()).hasSize(2);
        }
    }

    @Test
    void sign_defaults_resultSaysWhatTheFileHolds() throws Exception {
        SignedPdf signed =
                PdfSigner.sign(Documents.withTable(folder.resolve("in.pdf")), out(), Keys.officer(), Keys.options());

        assertThat(signed.fieldName()).isEqualTo("Signature1");
        assertThat(signed.level()).isEqualTo(SignatureLevel.B_B);
        assertThat(signed.algorithm()).isEqualTo(Keys.officer().algorithms().get(0));
        assertThat(signed.signingTime()).hasToString("2026-11-22T09:30:15+07:00");
        assertThat(signed.placement()).isEqualTo(new FieldPlacement(1, 0, 0, 0, 0));
        assertThat(signed.byteRange().end()).isEqualTo(Files.size(out()));
        try (PDDocument document = Loader.loadPDF(out().toFile())) {
            PDSignature signature = document.getLastSignatureDictionary();
            assertThat(signature.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
            assertThat(signature.getCOSObject().getString(COSName.M)).isEqualTo("D:20261122093015+07'00'");
            assertThat(signature.getCOSObject().containsKey(COSName.CERT)).isFalse();
            ByteRange range = signed.byteRange();
            assertThat(signature.getByteRange())
                    .containsExactly(
                            0, (int) range.firstLength(), (int) range.secondOffset(), (int) range.secondLength());
            assertThat(document.getDocumentCatalog().getAcroForm(null).isSignaturesExist())
                    .isTrue();
            assertThat(document.getDocumentCatalog().getAcroForm(null).isAppendOnly())
                    .isTrue();
        }
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("table", (UnaryOperator<Path>) Documents::withTable),
                Arguments.of("stream", (UnaryOperator<Path>) Documents::withStream),
                Arguments.of("linearized", (UnaryOperator<Path>) Documents::linearized),
                Arguments.of("hybrid", (UnaryOperator<Path>) Documents::hybrid));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void sign_documentOfAnyStructure_keepsItsBytesAndItsKindOfCrossReference(String kind, UnaryOperator<Path> maker)
            throws Exception {
        Path in = maker.apply(folder.resolve("in.pdf"));

        PdfSigner.sign(in, out(), Keys.officer(), Keys.options());

        byte[] before = Files.readAllBytes(in);
        byte[] after = Files.readAllBytes(out());
        assertThat(Arrays.copyOf(after, before.length)).isEqualTo(before);
        String increment = new String(after, before.length, after.length - before.length, StandardCharsets.ISO_8859_1);
        assertThat(increment.contains("\nxref\n")).isEqualTo(!kind.equals("stream"));
        assertThat(increment.contains("/Type /XRef")).isEqualTo(kind.equals("stream"));
        assertThat(increment).doesNotContain("XRefStm");
        assertVerifies(out(), Keys.OFFICER);
        try (PDDocument document = Loader.loadPDF(out().toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getPage(0).getAnnotations()).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    @RequiresNative("pdfsig")
    void sign_twice_popplerFindsBothValid(String kind, UnaryOperator<Path> maker) {
        Path once = folder.resolve("once.pdf");
        PdfSigner.sign(maker.apply(folder.resolve("in.pdf")), once, Keys.officer(), Keys.options());

        SignedPdf second = PdfSigner.sign(
                once,
                out(),
                Keys.agency(),
                Keys.options().withAppearance(SignatureAppearance.copy(CopyForm.TRUE_COPY, "UBND xã Điềm Thuỵ")));

        String report = Programs.pdfsig(out());
        assertThat(second.fieldName()).isEqualTo("Signature2");
        assertThat(report.split("Signature is Valid", -1)).as(report).hasSize(3);
        assertThat(report).contains("Nguyễn Văn Thử", "UBND xã Điềm Thuỵ", "ETSI.CAdES.detached");
        assertThat(report.split("Not total document signed", -1)).as(report).hasSize(2);
        assertThat(report.substring(report.indexOf("Signature #2"))).contains("Total document signed");
    }

    static Stream<Arguments> algorithms() {
        return Stream.of(
                Arguments.of(Keys.OFFICER, SignatureAlgorithm.RSA_PKCS1_SHA256, PKCSObjectIdentifiers.rsaEncryption),
                Arguments.of(Keys.OFFICER, SignatureAlgorithm.RSA_PSS_SHA256, PKCSObjectIdentifiers.id_RSASSA_PSS),
                Arguments.of(Keys.EC, SignatureAlgorithm.ECDSA_SHA256, X9ObjectIdentifiers.ecdsa_with_SHA256));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void sign_algorithm_cmsNamesItAndVerifies(
            TestKey key, SignatureAlgorithm algorithm, ASN1ObjectIdentifier identifier) throws Exception {
        PdfSigner.sign(
                Documents.withTable(folder.resolve("in.pdf")),
                out(),
                Keys.key(key),
                Keys.options().withAlgorithm(algorithm));

        SignerInformation information = assertVerifies(out(), key);
        assertThat(information.getEncryptionAlgOID()).isEqualTo(identifier.getId());
        assertThat(information.getDigestAlgOID()).isEqualTo("2.16.840.1.101.3.4.2.1");
        if (algorithm == SignatureAlgorithm.RSA_PSS_SHA256) {
            RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(
                    information.toASN1Structure().getDigestEncryptionAlgorithm().getParameters());
            assertThat(parameters.getSaltLength().intValue()).isEqualTo(32);
        }
    }

    @Test
    void sign_cms_holdsTheChainAndTheAttributesOfPades() throws Exception {
        PdfSigner.sign(Documents.withTable(folder.resolve("in.pdf")), out(), Keys.officer(), Keys.options());

        CMSSignedData cms = cms(out());
        SignerInformation information = cms.getSignerInfos().iterator().next();
        assertThat(cms.getCertificates().getMatches(null)).hasSize(3);
        assertThat(Stream.of(information.getSignedAttributes().toASN1Structure().getAttributes())
                        .map(Attribute::getAttrType))
                .containsExactlyInAnyOrder(
                        CMSAttributes.contentType,
                        CMSAttributes.messageDigest,
                        PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        assertThat(information.getUnsignedAttributes()).isNull();
    }

    @Test
    void sign_rsa_leavesNoRoomUnusedInContents() throws Exception {
        SignedPdf signed =
                PdfSigner.sign(Documents.withTable(folder.resolve("in.pdf")), out(), Keys.officer(), Keys.options());

        long room = signed.byteRange().secondOffset() - signed.byteRange().firstLength() - 2;
        assertThat(room).isEqualTo(2L * cms(out()).getEncoded("DER").length);
    }

    @Test
    @RequiresNative("openssl")
    void sign_opensslVerifiesTheCoveredBytes() throws Exception {
        SignedPdf signed =
                PdfSigner.sign(Documents.withStream(folder.resolve("in.pdf")), out(), Keys.officer(), Keys.options());
        Path content = Files.write(folder.resolve("content"), covered(out(), signed.byteRange()));
        Path cms = Files.write(folder.resolve("cms"), contents(out()));
        Path root = Files.writeString(
                folder.resolve("root.pem"), pem(Keys.PKI.root().getEncoded()));

        String report = Programs.run(
                "openssl",
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                cms,
                "-content",
                content,
                "-CAfile",
                root,
                "-purpose",
                "any",
                "-attime",
                Keys.CLOCK.instant().getEpochSecond(),
                "-cades",
                "-out",
                "/dev/null");

        assertThat(report).contains("Verification successful").doesNotContain("failure");
    }

    @Test
    void sign_sameInputAndTime_writesTheSameFile() throws Exception {
        Path in = Documents.withTable(folder.resolve("in.pdf"));
        Path again = folder.resolve("again.pdf");
        PdfSignOptions options = Keys.options().withAppearance(SignatureAppearance.digitizer("Nguyễn Văn Thử"));

        PdfSigner.sign(in, out(), Keys.officer(), options);
        PdfSigner.sign(in, again, Keys.officer(), options);

        assertThat(again).hasSameBinaryContentAs(out());
    }

    @Test
    void sign_outputExists_isReplacedAndNoDraftStays() throws Exception {
        Files.writeString(out(), "what stood there");

        PdfSigner.sign(Documents.withTable(folder.resolve("in.pdf")), out(), Keys.officer(), Keys.options());

        assertVerifies(out(), Keys.OFFICER);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void sign_outputIsASymbolicLink_writesWhatItPointsTo() throws Exception {
        Path real = Files.writeString(folder.resolve("real.pdf"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.pdf"), real);

        PdfSigner.sign(Documents.withTable(folder.resolve("in.pdf")), link, Keys.officer(), Keys.options());

        assertThat(link).isSymbolicLink();
        assertVerifies(real, Keys.OFFICER);
    }

    @Test
    void sign_keyThatKnowsOnlyItsCertificate_embedsTheLeafAlone() throws Exception {
        SigningKey leafOnly =
                vn.motcua.signing.token.JcaKey.of(Keys.OFFICER.privateKey(), List.of(Keys.OFFICER.certificate()));

        PdfSigner.sign(Documents.withTable(folder.resolve("in.pdf")), out(), leafOnly, Keys.options());

        assertThat(cms(out()).getCertificates().getMatches(null)).hasSize(1);
        assertVerifies(out(), Keys.OFFICER);
    }

    private static SignerInformation assertVerifies(Path file, TestKey key) throws Exception {
        SignerInformation information = cms(file).getSignerInfos().iterator().next();
        assertThat(information.verify(new JcaSimpleSignerInfoVerifierBuilder()
                        .setProvider(new BouncyCastleProvider())
                        .build(key.certificate())))
                .isTrue();
        return information;
    }

    private static CMSSignedData cms(Path file) throws Exception {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            int[] range = document.getLastSignatureDictionary().getByteRange();
            byte[] covered = covered(file, new ByteRange(range[0], range[1], range[2], range[3]));
            return new CMSSignedData(
                    new CMSProcessableByteArray(covered),
                    ContentInfo.getInstance(new ASN1InputStream(contents(file)).readObject()));
        }
    }

    private static byte[] contents(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return document.getLastSignatureDictionary().getContents();
        }
    }

    private static byte[] covered(Path file, ByteRange range) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] covered = Arrays.copyOf(bytes, (int) (range.firstLength() + range.secondLength()));
        System.arraycopy(
                bytes, (int) range.secondOffset(), covered, (int) range.firstLength(), (int) range.secondLength());
        return covered;
    }

    private static String pem(byte[] certificate) {
        String base64 = java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate);
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }
}
