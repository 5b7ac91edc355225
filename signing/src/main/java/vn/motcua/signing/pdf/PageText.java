package vn.motcua.signing.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/** The lines of text of one page as it is displayed, from the top. */
final class PageText {

    /** Letters whose baselines differ by less than this part of their size stand on one line. */
    private static final double ON_ONE_LINE = 0.3;

    private static final int MOST_GLYPHS = 100_000;
    private static final int MOST_PARTS = 10_000;
    private static final long MOST_DECODED = 64L << 20;

    private PageText() {}

    static List<TextLine> read(SourcePdf source, int number) {
        return PdfRefusal.guard("text of page " + number, () -> lines(source.page(number), number));
    }

    private static List<TextLine> lines(PDPage page, int number) throws IOException {
        requireModest(page);
        Collector collector = new Collector(PageFrame.of(page, number));
        try (PDDocument workshop = new PDDocument(IOUtils.createMemoryOnlyStreamCache())) {
            workshop.addPage(detached(page));
            collector.writeText(workshop, new StringWriter());
        }
        return collector.lines();
    }

    /** A page on its own, so that reading it changes nothing of the document. */
    private static PDPage detached(PDPage page) {
        COSDictionary copy = new COSDictionary(page.getCOSObject());
        copy.removeItem(COSName.PARENT);
        copy.removeItem(COSName.ANNOTS);
        copy.removeItem(COSName.B);
        PDPage detached = new PDPage(copy);
        detached.setResources(page.getResources());
        detached.setMediaBox(page.getMediaBox());
        detached.setCropBox(page.getCropBox());
        detached.setRotation(page.getRotation());
        return detached;
    }

    /** PDFBox unfolds streams without a limit: all that the text may need is unfolded here first, and counted. */
    private static void requireModest(PDPage page) throws IOException {
        Set<COSBase> visited = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSBase> waiting = new ArrayDeque<>();
        enqueue(waiting, page.getCOSObject().getItem(COSName.CONTENTS));
        enqueue(
                waiting,
                page.getResources() == null ? null : page.getResources().getCOSObject());
        long decoded = 0;
        while (!waiting.isEmpty()) {
            COSBase part = waiting.removeFirst();
            @Nullable COSBase value = part instanceof COSObject object ? object.getObject() : part;
            if (value == null || !visited.add(value)) {
                continue;
            }
            ReadingBudget.require(visited.size() <= MOST_PARTS, "a page of more parts than any office's");
            decoded += length(value);
            ReadingBudget.require(decoded <= MOST_DECODED, "a page whose streams unfold too far");
            enqueueParts(waiting, value);
        }
    }

    private static void enqueueParts(Deque<COSBase> waiting, COSBase value) {
        if (value instanceof COSDictionary dictionary) {
            dictionary.entrySet().stream()
                    .filter(entry -> !COSName.PARENT.equals(entry.getKey()))
                    .forEach(entry -> enqueue(waiting, entry.getValue()));
        } else if (value instanceof COSArray array) {
            array.forEach(item -> enqueue(waiting, item));
        }
    }

    private static void enqueue(Deque<COSBase> waiting, @Nullable COSBase part) {
        if (part instanceof COSObject || part instanceof COSDictionary || part instanceof COSArray) {
            waiting.add(part);
        }
    }

    private static long length(COSBase value) throws IOException {
        if (!(value instanceof COSStream stream) || COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
            return 0;
        }
        long length = 0;
        try (InputStream raw = stream.createRawInputStream();
                InputStream decoded = StreamDecoder.open(raw, stream, new ReadingBudget())) {
            for (byte[] part = new byte[8192]; length <= MOST_DECODED; ) {
                int read = decoded.read(part);
                if (read < 0) {
                    break;
                }
                length += read;
            }
        }
        return length;
    }

    /** Takes each sign with its place; what PDFBox makes of lines and words is not used. */
    private static final class Collector extends PDFTextStripper {

        private final PageFrame frame;
        private final List<TextLine.Glyph> glyphs = new ArrayList<>();

        Collector(PageFrame frame) {
            this.frame = frame;
            setSuppressDuplicateOverlappingText(false);
        }

        @Override
        protected void processTextPosition(TextPosition position) {
            String text = position.getUnicode();
            if (text == null || text.isBlank()) {
                return;
            }
            boolean marks =
                    text.codePoints().allMatch(letter -> Character.getType(letter) == Character.NON_SPACING_MARK);
            if (marks && !glyphs.isEmpty()) {
                glyphs.add(glyphs.remove(glyphs.size() - 1).with(text));
                return;
            }
            ReadingBudget.require(glyphs.size() < MOST_GLYPHS, "a page of more letters than any office's");
            Room start = frame.displayed(
                    position.getTextMatrix().getTranslateX(),
                    position.getTextMatrix().getTranslateY());
            Room end = frame.displayed(position.getEndX(), position.getEndY());
            double size = Math.abs(position.getTextMatrix().getScalingFactorY());
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
    }
}
