package vn.motcua.signing.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDAppearanceContentStream;
import org.apache.pdfbox.pdmodel.PDDocument;
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
import vn.motcua.signing.pdf.appearance.AppearanceProfile;

/**
 * Lines of text in Liberation Serif, drawn as the appearance of a signature, with the letters they need embedded.
 *
 * <p>Drawn in a document of its own, because PDFBox embeds subsets for whole documents only; the increment then takes
 * the finished objects. Black is a calibrated gray: it does not depend on the output intent a PDF/A may or may not have.
 */
final class DrawnText implements AutoCloseable {

    private static final String FONT = "liberation/LiberationSerif-Regular.ttf";
    private static final double LEADING = 1.15;
    private static final double ASCENT = 0.891;
    private static final double PADDING = 1;

    private final PDDocument workshop;
    private final PDType0Font font;
    private final AppearanceProfile profile;
    private final List<String> lines;

    private DrawnText(PDDocument workshop, PDType0Font font, AppearanceProfile profile, List<String> lines) {
        this.workshop = workshop;
        this.font = font;
        this.profile = profile;
        this.lines = lines;
    }

    /** Wraps the lines into the profile's box, or refuses them. */
    static DrawnText wrap(List<String> paragraphs, AppearanceProfile profile) throws IOException {
        PDDocument workshop = new PDDocument(IOUtils.createMemoryOnlyStreamCache());
        boolean wrapped = false;
        try {
            PDType0Font font = loadFont(workshop);
            List<String> lines = new ArrayList<>();
            DrawnText drawn = new DrawnText(workshop, font, profile, lines);
            for (String paragraph : paragraphs) {
                drawn.wrapInto(lines, paragraph);
            }
            drawn.requireHeight();
            wrapped = true;
            return drawn;
        } finally {
            if (!wrapped) {
                IOUtils.closeQuietly(workshop);
            }
        }
    }

    TextSize size() {
        return new TextSize(profile.box().width(), lines.size() * leading() + 2 * PADDING);
    }

    /** The form that shows the text, turned by the matrix. */
    COSStream form(COSArray matrix) throws IOException {
        PDAppearanceStream form = new PDAppearanceStream(workshop);
        TextSize size = size();
        form.setBBox(new PDRectangle((float) size.width(), (float) size.height()));
        form.setResources(new PDResources());
        form.getCOSObject().setItem(COSName.MATRIX, matrix);
        try (PDAppearanceContentStream content = new PDAppearanceContentStream(form, true)) {
            content.beginText();
            content.setFont(font, (float) profile.fontSize());
            content.setNonStrokingColor(black());
            content.setLeading((float) leading());
            content.newLineAtOffset((float) PADDING, (float) (size.height() - PADDING - ASCENT * profile.fontSize()));
            for (String line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
        font.subset();
        return form.getCOSObject();
    }

    private double leading() {
        return LEADING * profile.fontSize();
    }

    private void wrapInto(List<String> wrapped, String paragraph) throws IOException {
        String line = "";
        for (String word : paragraph.split("\\s+", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer) > profile.box().width() - 2 * PADDING && !line.isEmpty()) {
                wrapped.add(line);
                longer = word;
            }
            line = longer;
            requireWidth(line);
        }
        wrapped.add(line);
    }

    private double width(String text) throws IOException {
        text.codePoints().forEach(this::requireLetter);
        return font.getStringWidth(text) / 1000 * profile.fontSize();
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

    private void requireWidth(String word) throws IOException {
        if (width(word) > profile.box().width() - 2 * PADDING) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "appearance text",
                    "a word wider than its box",
                    "words of at most " + profile.box().width() + " points");
        }
    }

    private void requireHeight() {
        if (size().height() > profile.box().maxHeight()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "appearance text",
                    lines.size() + " lines",
                    "lines that fit into " + profile.box().maxHeight() + " points");
        }
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
    private static PDType0Font loadFont(PDDocument workshop) throws IOException {
        try (@Nullable InputStream in = DrawnText.class.getClassLoader().getResourceAsStream(FONT)) {
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
