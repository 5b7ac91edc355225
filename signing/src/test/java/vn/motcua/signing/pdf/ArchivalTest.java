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
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import vn.motcua.signing.pdf.appearance.CopyForm;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;

/** A PDF/A-2b is one after signing too, as veraPDF judges. */
class ArchivalTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void openVeraPdf() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sign_archivalDocument_staysArchival(boolean outputIntent) throws Exception {
        Path in = archival(outputIntent);
        Path captured = folder.resolve("captured.pdf");
        Path copied = folder.resolve("copied.pdf");
        Path sealed = folder.resolve("sealed.pdf");
        assertThat(violations(in)).as("the test's own document").isEmpty();

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

        assertThat(violations(captured)).isEmpty();
        assertThat(violations(copied)).isEmpty();
        assertThat(violations(sealed)).isEmpty();
    }

    @Test
    void judge_documentWithoutEmbeddedFont_isNotArchival() throws Exception {
        assertThat(violations(Documents.withTable(folder.resolve("in.pdf")))).isNotEmpty();
    }

    private static List<String> violations(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, PDFAFlavour.PDFA_2_B);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId().getClause() + "-"
                            + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage() + " "
                            + assertion.getLocation().getContext())
                    .toList();
        }
    }

    /** Without an output intent no device colour may be used, not even by what is added later. */
    private Path archival(boolean outputIntent) throws Exception {
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
            addMetadata(document);
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

    private static void addMetadata(PDDocument document) throws Exception {
        XMPMetadata xmp = XMPMetadata.createXMPMetadata();
        PDFAIdentificationSchema identification = xmp.createAndAddPDFAIdentificationSchema();
        identification.setPart(2);
        identification.setConformance("B");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new XmpSerializer().serialize(xmp, bytes, true);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(bytes.toByteArray());
        document.getDocumentCatalog().setMetadata(metadata);
    }
}
