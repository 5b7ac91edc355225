package vn.motcua.signing.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDCalGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/**
 * Liberation Serif in one size, of which the letters that are drawn are embedded.
 *
 * <p>Drawn in a document of its own, because PDFBox embeds subsets for whole documents only; the increment then takes
 * the finished objects. Black is a calibrated gray: it does not depend on the output intent a PDF/A may or may not have.
 */
final class SerifType implements AutoCloseable {

    private static final String UPRIGHT = "liberation/LiberationSerif-Regular.ttf";
    private static final String ITALIC = "liberation/LiberationSerif-Italic.ttf";
    private static final double ASCENT = 0.891;

    private final PDDocument workshop;
    private final PDType0Font font;
    private final double size;

    private SerifType(PDDocument workshop, PDType0Font font, double size) {
        this.workshop = workshop;
        this.font = font;
        this.size = size;
    }

    /** A text with the place of its first letter in the form. */
    record Run(String text, double left, double baseline) {}

    static SerifType open(double size, boolean italic) throws IOException {
        PDDocument workshop = new PDDocument(IOUtils.createMemoryOnlyStreamCache());
        boolean opened = false;
        try {
            SerifType type = new SerifType(workshop, loadFont(workshop, italic ? ITALIC : UPRIGHT), size);
            opened = true;
            return type;
        } finally {
            if (!opened) {
                IOUtils.closeQuietly(workshop);
            }
        }
    }

    double size() {
        return size;
    }

    double ascent() {
        return ASCENT * size;
    }

    double width(String text) throws IOException {
        text.codePoints().forEach(this::requireLetter);
        return font.getStringWidth(text) / 1000 * size;
    }

    private void requireLetter(int codePoint) {
        try {
            font.encode(Character.toString(codePoint));
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "appearance text",
                    "U+" + Integer.toHexString(codePoint),
                    "letters Liberation Serif has");
        }
    }

    COSStream form(TextSize bounds, List<Run> runs, COSArray matrix) throws IOException {
        PDAppearanceStream form = new PDAppearanceStream(workshop);
        form.setBBox(new PDRectangle((float) bounds.width(), (float) bounds.height()));
        form.setResources(new PDResources());
        form.getCOSObject().setItem(COSName.MATRIX, matrix);
        try (PDPageContentStream content =
                new PDPageContentStream(workshop, form, form.getStream().createOutputStream(COSName.FLATE_DECODE))) {
            content.beginText();
            content.setFont(font, (float) size);
            content.setNonStrokingColor(black());
            double left = 0;
            double baseline = 0;
            for (Run run : runs) {
                content.newLineAtOffset((float) (run.left() - left), (float) (run.baseline() - baseline));
                content.showText(run.text());
                left = run.left();
                baseline = run.baseline();
            }
            content.endText();
        }
        font.subset();
        return form.getCOSObject();
    }

    private static PDColor black() {
        PDCalGray gray = new PDCalGray();
        COSDictionary parameters = (COSDictionary) ((COSArray) gray.getCOSObject()).getObject(1);
        COSArray d65 = new COSArray();
        d65.setFloatArray(new float[] {0.9505f, 1, 1.089f});
        parameters.setItem(COSName.WHITE_POINT, d65);
        return new PDColor(new float[] {0}, gray);
    }

    /** Ligatures are switched off: a reader that copies the text gets the letters that were written. */
    private static PDType0Font loadFont(PDDocument workshop, String name) throws IOException {
        try (@Nullable InputStream in = SerifType.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new ResourceException(
                        FailureCode.PART_MISSING, "drawing an appearance", "openpdf-fonts-extra is missing", null);
            }
            TrueTypeFont liberation = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            liberation.setEnableGsub(false);
            return PDType0Font.load(workshop, liberation, true);
        }
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(workshop);
    }
}
