package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.pdf.appearance.CopyForm;
import vn.motcua.signing.pdf.appearance.PageArea;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;

/** A field takes room that is free and on the page, whatever the page's rotation, crop box and unit. */
class FieldRoomTest {

    private static final double MM = 72 / 25.4;

    @TempDir
    Path folder;

    private Path out() {
        return folder.resolve("out.pdf");
    }

    private SignedPdf sign(Path in, SignatureAppearance appearance) {
        return PdfSigner.sign(in, out(), Keys.officer(), Keys.options().withAppearance(appearance));
    }

    private void assertRefused(Path in, SignatureAppearance appearance, String reason) {
        assertThatThrownBy(() -> sign(in, appearance))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(reason)
                .satisfies(thrown ->
                        assertThat(((InvalidInputException) thrown).code()).isEqualTo(FailureCode.INVALID_VALUE));
        assertThat(out()).doesNotExist();
    }

    private static SignatureAppearance seal(PageArea area) {
        return SignatureAppearance.agency(Pictures.redSeal()).withArea(area);
    }

    /** A page of 180 by 240 mm as it is displayed, cut from a larger one. */
    private Path page(int rotation, float unit) {
        return Documents.withPage(folder.resolve("in.pdf"), page -> {
            float across = (float) ((rotation % 180 == 0 ? 180 : 240) * MM / unit);
            float down = (float) ((rotation % 180 == 0 ? 240 : 180) * MM / unit);
            page.setMediaBox(new PDRectangle(-50, -50, 2000, 2000));
            page.setCropBox(new PDRectangle(30, 40, across, down));
            page.setRotation(rotation);
            page.getCOSObject().setFloat(COSName.USER_UNIT, unit);
        });
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "90, 1", "180, 1", "270, 1", "0, 2", "90, 2", "270, 0.5"})
    void area_atTheEdgesOfTheDisplayedPage_isHeldAndBeyondThemRefused(int rotation, float unit) {
        Path in = page(rotation, unit);
        assertRefused(in, seal(PageArea.millimetres(1, 145, 100).sized(40, 40)), "leaves the page");
        assertRefused(in, seal(PageArea.millimetres(1, 100, 205).sized(40, 40)), "leaves the page");

        SignedPdf signed = sign(in, seal(PageArea.millimetres(1, 142, 202).sized(38, 38)));

        FieldPlacement place = signed.placement();
        assertThat(place.width() * unit / MM).as("real size").isCloseTo(36, within(0.05));
        assertThat(place.height() * unit / MM).isCloseTo(36, within(0.05));
        double across = (rotation % 180 == 0 ? 180 : 240) * MM / unit;
        double down = (rotation % 180 == 0 ? 240 : 180) * MM / unit;
        assertThat(place.left()).isGreaterThan(30);
        assertThat(place.bottom()).isGreaterThan(40);
        assertThat(place.left() + place.width()).isLessThan(30 + across);
        assertThat(place.bottom() + place.height()).isLessThan(40 + down);
    }

    @Test
    @RequiresNative("pdftotext")
    void copy_onAPageOfALargerUnit_hasItsTypeSizeAndPlace() {
        Path in = page(0, 2);

        FieldPlacement place = sign(in, SignatureAppearance.copy(CopyForm.TRUE_COPY, "UBND xã Mẫu"))
                .placement();

        assertThat(place.width() * 2).isCloseTo(170, within(0.01));
        double right = 30 + 180 * MM / 2;
        assertThat((right - place.left() - place.width()) * 2 / MM).isCloseTo(15, within(0.05));
        assertThat(Programs.run("pdftotext", out(), "-")).contains("SAO Y");
    }

    @Test
    void person_onAPageOfALargerUnit_standsInTheGapOfTheText() {
        Path in = Letters.write(
                folder.resolve("letter.pdf"),
                Letters.lines(),
                page -> page.getCOSObject().setFloat(COSName.USER_UNIT, 2));

        FieldPlacement place = sign(in, SignatureAppearance.person(Pictures.signature(), Letters.NAME))
                .placement();

        assertThat(place.width()).as("100 points on paper").isCloseTo(50, within(0.01));
        assertThat(842 - place.bottom()).isBetween(Letters.POSITION_LINE, Letters.NAME_LINE);
        assertThat(place.left() + place.width() / 2).isCloseTo(370 + 14 * 9.35 / 2, within(6.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "signature", "signed", "nested"})
    void area_overAnothersField_isRefused(String kind) {
        Path in = kind.equals("signed") ? signedThere() : withField(kind);

        assertRefused(in, seal(PageArea.millimetres(1, 90, 190).sized(40, 40)), "covers another field");
        assertRefused(
                in,
                SignatureAppearance.number("1")
                        .withArea(PageArea.millimetres(1, 105, 205).sized(20, 8)),
                "covers another field");
        assertThat(sign(in, seal(PageArea.millimetres(1, 20, 50).sized(40, 40)))
                        .placement()
                        .page())
                .isOne();
    }

    @Test
    void area_overAComment_isFree() {
        Path in = Documents.withPage(folder.resolve("in.pdf"), page -> {
            PDAnnotation comment = new PDAnnotationText();
            comment.setRectangle(room());
            annotate(page, comment);
        });
        assertThat(sign(in, seal(PageArea.millimetres(1, 90, 190).sized(40, 40)))
                        .placement()
                        .page())
                .isOne();
    }

    @Test
    void initials_whereAnotherPageHasAField_areRefused() {
        Path in = Documents.write(folder.resolve("in.pdf"), CompressParameters.NO_COMPRESSION, document -> {
            PDPage second = new PDPage(PDRectangle.A4);
            document.addPage(second);
            PDAnnotationWidget widget = new PDAnnotationWidget();
            widget.setRectangle(new PDRectangle(500, 0, 90, 90));
            annotate(second, widget);
        });
        assertRefused(in, SignatureAppearance.initials(Pictures.signature()), "covers another field");
    }

    private Path signedThere() {
        Path signed = folder.resolve("signed.pdf");
        PdfSigner.sign(
                Documents.withTable(folder.resolve("in.pdf")),
                signed,
                Keys.officer(),
                Keys.options()
                        .withAppearance(seal(PageArea.millimetres(1, 100, 200).sized(40, 40))));
        return signed;
    }

    /** From 100 to 140 mm across and from 200 to 240 mm down. */
    private static PDRectangle room() {
        return new PDRectangle((float) (100 * MM), (float) (842 - 240 * MM), (float) (40 * MM), (float) (40 * MM));
    }

    private Path withField(String kind) {
        Consumer<PDDocument> change = document -> {
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDField field = kind.equals("signature") ? new PDSignatureField(form) : new PDTextField(form);
            field.setPartialName("x");
            PDAnnotationWidget widget = field.getWidgets().get(0);
            if (kind.equals("nested")) {
                COSDictionary parent = new COSDictionary();
                parent.setItem(COSName.FT, COSName.TX);
                widget.getCOSObject().removeItem(COSName.FT);
                widget.getCOSObject().setItem(COSName.PARENT, parent);
            }
            widget.setRectangle(room());
            annotate(document.getPage(0), widget);
            form.setFields(List.of(field));
        };
        return Documents.write(folder.resolve("in.pdf"), CompressParameters.NO_COMPRESSION, change);
    }

    private static void annotate(PDPage page, PDAnnotation annotation) {
        try {
            page.getAnnotations().add(annotation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
