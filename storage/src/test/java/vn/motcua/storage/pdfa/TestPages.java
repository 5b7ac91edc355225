package vn.motcua.storage.pdfa;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import vn.motcua.storage.TestImages;

/** One page image of every kind that an archive file takes, and what of it has to come out again. */
final class TestPages {

    private static final int COLOUR_KEY_BYTES = 6;

    private TestPages() {}

    static Map<String, byte[]> all() {
        BufferedImage colour = TestImages.page(120, 170, BufferedImage.TYPE_INT_RGB, 1);
        BufferedImage grey = TestImages.page(121, 173, BufferedImage.TYPE_BYTE_GRAY, 2);
        BufferedImage bitonal = TestImages.page(123, 171, BufferedImage.TYPE_BYTE_BINARY, 3);
        BufferedImage seeThrough = TestImages.seeThrough(201, 145, false, DataBuffer.TYPE_BYTE);
        Map<String, byte[]> pages = new LinkedHashMap<>();
        pages.put("JPEG RGB", TestImages.withJfifDensity(TestImages.jpeg(colour), 1, 300, 300));
        pages.put("JPEG grey", TestImages.jpeg(grey));
        pages.put("JPEG progressive", TestImages.progressiveJpeg(colour));
        pages.put("JPEG Exif on its side", TestImages.withExif(TestImages.jpeg(colour), 6, 300, 2));
        pages.put("PNG 1 bit", TestImages.withPhys(TestImages.png(bitonal), 11811, 11811));
        pages.put("PNG grey", TestImages.png(grey));
        pages.put("PNG grey 16 bits", TestImages.png(TestImages.page(31, 33, BufferedImage.TYPE_USHORT_GRAY, 4)));
        pages.put("PNG RGB", TestImages.png(colour));
        pages.put("PNG RGB 16 bits", TestImages.png(TestImages.deep(150, 160)));
        for (int bits = 1; bits <= 8; bits *= 2) {
            pages.put("PNG palette " + bits, TestImages.png(TestImages.palette(61, 40, bits, false)));
        }
        pages.put("PNG palette fading", TestImages.png(TestImages.palette(61, 40, 8, true)));
        pages.put("PNG RGB alpha", TestImages.png(seeThrough));
        pages.put("PNG grey alpha", TestImages.png(TestImages.seeThrough(67, 45, true, DataBuffer.TYPE_BYTE)));
        pages.put(
                "PNG RGB alpha 16 bits", TestImages.png(TestImages.seeThrough(67, 45, false, DataBuffer.TYPE_USHORT)));
        pages.put("PNG RGB transparent black", transparentBlack(colour));
        pages.put("PNG interlaced RGB", TestImages.interlacedPng(colour));
        pages.put("PNG interlaced 1 bit", TestImages.interlacedPng(bitonal));
        pages.put("PNG interlaced palette 4", TestImages.interlacedPng(TestImages.palette(61, 40, 4, false)));
        pages.put("PNG interlaced alpha", TestImages.interlacedPng(seeThrough));
        pages.put("PNG interlaced 3 x 2", TestImages.interlacedPng(TestImages.deep(3, 2)));
        return pages;
    }

    private static byte[] transparentBlack(BufferedImage colour) {
        return TestImages.withChunk(TestImages.png(colour), "tRNS", new byte[COLOUR_KEY_BYTES]);
    }

    /** Returns the samples of a PNG as the JDK reads them, laid on white and packed as PDF wants them. */
    static byte[] packedOnWhite(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        Raster raster = image.getRaster();
        boolean indexed = image.getColorModel() instanceof IndexColorModel;
        boolean alpha = !indexed && image.getColorModel().hasAlpha();
        int bits = image.getSampleModel().getSampleSize(0);
        int bands = raster.getNumBands() - (alpha ? 1 : 0);
        long max = (1L << bits) - 1;
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int y = 0; y < image.getHeight(); y++) {
            Bits row = new Bits(packed);
            for (int x = 0; x < image.getWidth(); x++) {
                long opacity = alpha ? raster.getSample(x, y, bands) : max;
                for (int band = 0; band < bands; band++) {
                    double blended = (raster.getSample(x, y, band) * opacity + max * (max - opacity)) / (double) max;
                    row.put(Math.round(blended), bits);
                }
            }
            row.end();
        }
        return packed.toByteArray();
    }

    /** Names the colours of the corners: upper left, upper right, lower left, lower right. */
    static String corners(BufferedImage page) {
        int right = page.getWidth() * 3 / 4;
        int bottom = page.getHeight() * 3 / 4;
        int left = page.getWidth() / 4;
        int top = page.getHeight() / 4;
        return Stream.of(
                        page.getRGB(left, top), page.getRGB(right, top),
                        page.getRGB(left, bottom), page.getRGB(right, bottom))
                .map(TestPages::colour)
                .collect(Collectors.joining(" "));
    }

    private static String colour(int rgb) {
        boolean red = (rgb >> 16 & 0xFF) > 128;
        boolean green = (rgb >> 8 & 0xFF) > 128;
        boolean blue = (rgb & 0xFF) > 128;
        if (red) {
            return green || blue ? "other" : "red";
        }
        if (green) {
            return blue ? "other" : "green";
        }
        return blue ? "blue" : "black";
    }

    /** Packs samples from the highest bit down. */
    private static final class Bits {
        private final ByteArrayOutputStream out;
        private int pending;
        private int count;

        Bits(ByteArrayOutputStream out) {
            this.out = out;
        }

        void put(long value, int bits) {
            for (int bit = bits - 1; bit >= 0; bit--) {
                pending = pending << 1 | (int) (value >> bit & 1);
                if (++count == 8) {
                    out.write(pending);
                    pending = 0;
                    count = 0;
                }
            }
        }

        void end() {
            while (count != 0) {
                put(0, 1);
            }
        }
    }
}
