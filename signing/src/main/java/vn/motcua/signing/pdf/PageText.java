package vn.motcua.signing.pdf;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** The lines of text of one page as it is displayed, from the top. */
final class PageText {

    private PageText() {}

    static List<TextLine> read(SourcePdf source, int number) {
        return read(source, number, new TextBudget());
    }

    /** Reads one of several pages that share a budget. */
    static List<TextLine> read(SourcePdf source, int number, TextBudget budget) {
        return PdfRefusal.guard("text of page " + number, () -> {
            PDPage page = source.page(number);
            PageParts.count(page, budget);
            return lines(page, new GlyphCollector(PageFrame.of(page, number), budget));
        });
    }

    private static List<TextLine> lines(PDPage page, GlyphCollector collector) throws IOException {
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
}
