package vn.motcua.signing.pdf;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.NonSeekableRandomAccessReadInputStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Takes each sign of a page with its place, within a budget; what PDFBox makes of lines and words is not used. */
final class GlyphCollector extends PDFTextStripper {

    /** Letters whose baselines differ by less than this part of their size stand on one line. */
    private static final double ON_ONE_LINE = 0.3;

    private static final int MOST_GLYPHS = 40_000;
    private static final int MOST_STATES = 1_000;

    /** Letters with more marks than this are none. */
    private static final int LONGEST_TEXT = 16;

    /** What may stand in front of an operator, in bytes: PDFBox keeps it all, and forty times its size. */
    private static final int MOST_OPERANDS = 1 << 20;

    private final PageFrame frame;
    private final List<TextLine.Glyph> glyphs = new ArrayList<>();
    private final TextBudget budget;
    private int operands;
    private int marked;

    GlyphCollector(PageFrame frame, TextBudget budget) {
        this.frame = frame;
        this.budget = budget;
        setSuppressDuplicateOverlappingText(false);
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        super.processPage(new MeteredPage(page));
    }

    /** States of the graphics that do not move letters may name whole fonts, again and again. */
    @Override
    protected void processOperator(Operator operator, List<COSBase> arguments) throws IOException {
        operands = 0;
        budget.step();
        String name = operator.getName();
        marked += switch (name) {
            case "BMC", "BDC" -> 1;
            case "EMC" -> -1;
            default -> 0;
        };
        ReadingBudget.require(
                Math.max(marked, getGraphicsStackSize()) <= MOST_STATES, "a page whose states nest without end");
        if (!name.equals("gs")) {
            super.processOperator(operator, arguments);
        }
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        budget.form();
        super.showForm(new MeteredForm(form));
    }

    /** Transparent or not, its letters stand where they stand. */
    @Override
    public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
        showForm(form);
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        budget.letter();
        super.showGlyph(matrix, font, code, displacement);
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        String text = position.getUnicode();
        if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
            return;
        }
        boolean marks = text.codePoints().allMatch(letter -> Character.getType(letter) == Character.NON_SPACING_MARK);
        if (marks && !glyphs.isEmpty()) {
            TextLine.Glyph marked = glyphs.remove(glyphs.size() - 1);
            glyphs.add(marked.text().length() < LONGEST_TEXT ? marked.with(text) : marked);
            return;
        }
        ReadingBudget.require(glyphs.size() < MOST_GLYPHS, "a page of more letters than any office's");
        Room start = frame.displayed(
                position.getTextMatrix().getTranslateX(),
                position.getTextMatrix().getTranslateY());
        Room end = frame.displayed(position.getEndX(), position.getEndY());
        double size = Math.abs(position.getTextMatrix().getScalingFactorY()) * frame.unit();
        if (end.fromLeft() > start.fromLeft() && Math.abs(end.fromTop() - start.fromTop()) < ON_ONE_LINE * size) {
            glyphs.add(new TextLine.Glyph(text, start.fromLeft(), end.fromLeft(), start.fromTop(), size));
        }
    }

    List<TextLine> lines() {
        List<TextLine.Glyph> sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(TextLine.Glyph::baseline));
        List<TextLine> lines = new ArrayList<>();
        List<TextLine.Glyph> line = new ArrayList<>();
        for (TextLine.Glyph glyph : sorted) {
            if (!line.isEmpty()
                    && glyph.baseline() - line.get(line.size() - 1).baseline() > ON_ONE_LINE * glyph.size()) {
                lines.add(new TextLine(line));
                line = new ArrayList<>();
            }
            line.add(glyph);
        }
        if (!line.isEmpty()) {
            lines.add(new TextLine(line));
        }
        return lines;
    }

    private RandomAccessRead metered(InputStream content) {
        return new NonSeekableRandomAccessReadInputStream(new Metered(content));
    }

    /** Counts what is read since the last operator. */
    private final class Metered extends FilterInputStream {

        Metered(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            operands += Math.max(read, 0);
            budget.decoded(Math.max(read, 0));
            ReadingBudget.require(operands <= MOST_OPERANDS, "an operator of more operands than any needs");
            return read;
        }
    }

    /** A page whose content is read through the meter, with the resources of the page it stands for. */
    private final class MeteredPage extends PDPage {

        private final PDPage page;

        MeteredPage(PDPage page) {
            super(page.getCOSObject());
            this.page = page;
        }

        @Override
        public RandomAccessRead getContentsForStreamParsing() throws IOException {
            return metered(PageParts.content(page));
        }

        @Override
        public PDResources getResources() {
            return page.getResources();
        }
    }

    private final class MeteredForm extends PDFormXObject {

        private final PDFormXObject form;

        MeteredForm(PDFormXObject form) {
            super(form.getCOSObject());
            this.form = form;
        }

        @Override
        public RandomAccessRead getContentsForStreamParsing() throws IOException {
            return metered(
                    StreamDecoder.open(getCOSObject().createRawInputStream(), getCOSObject(), new ReadingBudget()));
        }

        @Override
        public PDResources getResources() {
            return form.getResources();
        }
    }
}
