package vn.motcua.cli.demo;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.PrimitiveIterator;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Text as outlines straight from a font file, so that drawing works on a machine without any font installed. */
final class OutlineFont {

    private static final String SERIF = "/liberation/LiberationSerif-Regular.ttf";

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double unitsPerEm;

    private OutlineFont(TrueTypeFont font) throws IOException {
        this.font = font;
        this.glyphs = font.getUnicodeCmapLookup();
        this.unitsPerEm = font.getUnitsPerEm();
    }

    static OutlineFont serif() throws IOException {
        try (InputStream in = OutlineFont.class.getResourceAsStream(SERIF)) {
            if (in == null) {
                throw new IOException("no font at " + SERIF);
            }
            return new OutlineFont(new TTFParser().parse(new RandomAccessReadBuffer(in)));
        }
    }

    double width(String text, double size) {
        double width = 0;
        for (PrimitiveIterator.OfInt it = text.codePoints().iterator(); it.hasNext(); ) {
            width += advance(glyphs.getGlyphId(it.nextInt()));
        }
        return width * size / unitsPerEm;
    }

    Shape outline(String text, double size, double x, double y) {
        GeneralPath outline = new GeneralPath();
        double scale = size / unitsPerEm;
        double pen = x;
        for (PrimitiveIterator.OfInt it = text.codePoints().iterator(); it.hasNext(); ) {
            int glyph = glyphs.getGlyphId(it.nextInt());
            AffineTransform place = new AffineTransform(scale, 0, 0, -scale, pen, y);
            outline.append(place.createTransformedShape(path(glyph)), false);
            pen += advance(glyph) * scale;
        }
        return outline;
    }

    private Shape path(int glyph) {
        try {
            GlyphData data = font.getGlyph().getGlyph(glyph);
            return data == null ? new GeneralPath() : data.getPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double advance(int glyph) {
        try {
            return font.getAdvanceWidth(glyph);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
