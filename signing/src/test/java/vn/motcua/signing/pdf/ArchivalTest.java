package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.PDFAIdentificationSchema;
import org.apache.xmpbox.xml.XmpSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.pdf.appearance.CopyForm;
import vn.motcua.signing.pdf.appearance.PageArea;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;

/** A PDF/A is one after signing too, as veraPDF judges. */
class ArchivalTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void openVeraPdf() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    static Stream<Arguments> flavours() {
        return Stream.of(
                Arguments.of(PDFAFlavour.PDFA_1_B, true),
                Arguments.of(PDFAFlavour.PDFA_1_B, false),
                Arguments.of(PDFAFlavour.PDFA_2_B, true),
                Arguments.of(PDFAFlavour.PDFA_2_B, false),
                Arguments.of(PDFAFlavour.PDFA_3_B, true));
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void sign_archivalDocument_staysArchival(PDFAFlavour flavour, boolean outputIntent) throws Exception {
        Path in = archival(flavour, outputIntent);
        Path captured = folder.resolve("captured.pdf");
        Path copied = folder.resolve("copied.pdf");
        Path sealed = folder.resolve("sealed.pdf");
        assertThat(violations(in, flavour)).as("the test's own document").isEmpty();

        PdfSigner.sign(
                in,
                captured,
                Keys.officer(),
                Keys.options().withAppearance(SignatureAppearance.digitizer("Nguyễn Văn Thử")));
        PdfSigner.sign(
                captured,
                copied,
                Keys.agency(),
                Keys.options().withAppearance(SignatureAppearance.copy(CopyForm.TRUE_COPY, "UBND xã Điềm Thuỵ")));
        PdfSigner.sign(copied, sealed, Keys.key(Keys.EC), Keys.options());

        assertThat(violations(captured, flavour)).isEmpty();
        assertThat(violations(copied, flavour)).isEmpty();
        assertThat(violations(sealed, flavour)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void sign_archivalDocumentWithImages_staysArchival(PDFAFlavour flavour, boolean outputIntent) throws Exception {
        Path in = archival(flavour, outputIntent);
        Path drafted = folder.resolve("drafted.pdf");
        Path signed = folder.resolve("signed.pdf");
        Path sealed = folder.resolve("sealed.pdf");

        PdfSigner.sign(
                in,
                drafted,
                Keys.officer(),
                Keys.options().withAppearance(SignatureAppearance.initials(Pictures.signature())));
        PdfSigner.sign(
                drafted,
                signed,
                Keys.officer(),
                Keys.options()
                        .withAppearance(SignatureAppearance.person(Pictures.signature(), "Nguyễn Văn Thử")
                                .withArea(PageArea.millimetres(1, 120, 200).sized(40, 20))));
        PdfSigner.signAll(
                signed,
                sealed,
                Keys.agency(),
                Stream.of(
                                SignatureAppearance.number("1589")
                                        .withArea(
                                                PageArea.millimetres(1, 40, 30).sized(30, 10)),
                                SignatureAppearance.agency(Pictures.redSeal()))
                        .map(Keys.options()::withAppearance)
                        .toList());

        assertThat(violations(drafted, flavour)).isEmpty();
        assertThat(violations(signed, flavour)).isEmpty();
        assertThat(violations(sealed, flavour)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void extend_archivalDocument_staysArchival(PDFAFlavour flavour, boolean outputIntent) throws Exception {
        Path in = archival(flavour, outputIntent);
        Path signed = folder.resolve("signed.pdf");
        Path raised = folder.resolve("raised.pdf");
        try (Sealing sealing = new Sealing()) {
            sealing.sign(in, signed, sealing.officer(TestKeyType.EC_P256), SignatureLevel.B_B);

            PdfSigner.extend(signed, raised, sealing.to(SignatureLevel.B_LTA));
        }

        assertThat(violations(raised, flavour)).isEmpty();
    }

    @Test
    void judge_documentWithoutEmbeddedFont_isNotArchival() throws Exception {
        assertThat(violations(Documents.withTable(folder.resolve("in.pdf")), PDFAFlavour.PDFA_2_B))
                .isNotEmpty();
    }

    private static List<String> violations(Path file, PDFAFlavour flavour) throws Exception {
        try (InputStream in = Files.newInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId().getClause() + "-"
                            + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage() + " "
                            + assertion.getLocation().getContext())
                    .toList();
        }
    }

    /** Without an output intent no device colour may be used, not even by what is added later. */
    private Path archival(PDFAFlavour flavour, boolean outputIntent) throws Exception {
        Path file = folder.resolve("archival.pdf");
        try (PDDocument document = new PDDocument();
                InputStream font = ArchivalTest.class.getResourceAsStream("/liberation/LiberationSerif-Regular.ttf")) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            if (outputIntent) {
                PDType0Font serif = PDType0Font.load(document, font);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(serif, 14);
                    content.newLineAtOffset(90, 600);
                    content.showText("Tờ trình");
                    content.endText();
                }
                addOutputIntent(document);
            }
            addMetadata(document, flavour.getPart().getPartNumber());
            document.save(file.toFile(), CompressParameters.NO_COMPRESSION);
        }
        return file;
    }

    private static void addOutputIntent(PDDocument document) throws IOException {
        byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(srgb));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        document.getDocumentCatalog().addOutputIntent(intent);
    }

    private static void addMetadata(PDDocument document, int part) throws Exception {
        XMPMetadata xmp = XMPMetadata.createXMPMetadata();
        PDFAIdentificationSchema identification = xmp.createAndAddPDFAIdentificationSchema();
        identification.setPart(part);
        identification.setConformance("B");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new XmpSerializer().serialize(xmp, bytes, true);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(bytes.toByteArray());
        document.getDocumentCatalog().setMetadata(metadata);
    }
}
