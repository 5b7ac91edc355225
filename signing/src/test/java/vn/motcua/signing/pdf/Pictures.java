package vn.motcua.signing.pdf;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import vn.motcua.signing.pdf.appearance.SignatureImage;

/** Signatures and seals drawn for a test, as PNG. */
public final class Pictures {

    static final Color BLUE = new Color(20, 40, 200);
    static final Color RED = new Color(220, 20, 30);

    /** 300 dots per inch, in pixels per metre as a PNG states it. */
    static final int DOTS_PER_METRE = 11811;

    private Pictures() {}

    /** A line of loops that touches all four edges. */
    static byte[] handwriting(Color color) {
        BufferedImage image = new BufferedImage(400, 200, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = pen(image, color, 8);
        Path2D line = new Path2D.Double();
        line.moveTo(4, 100);
        for (int i = 0; i < 7; i++) {
            line.curveTo(20 + 55 * i, 4, 60 + 55 * i, 4, 30 + 55 * i, 100);
            line.curveTo(20 + 55 * i, 190, 50 + 55 * i, 196, 59 + 55 * i, 100);
        }
        pen.draw(line);
        pen.fillRect(0, 96, 400, 8);
        pen.fillRect(200, 0, 8, 200);
        pen.dispose();
        return png(image);
    }

    /** A ring of 36 mm with a disc in it, which fills the image; without a resolution. */
    static byte[] seal(Color color) {
        int width = 425;
        BufferedImage image = new BufferedImage(width, width, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = pen(image, color, 12);
        pen.draw(new Ellipse2D.Double(6, 6, width - 12, width - 12));
        pen.fill(new Ellipse2D.Double(150, 150, 125, 125));
        pen.dispose();
        return png(image);
    }

    static SignatureImage signature() {
        return SignatureImage.of(handwriting(BLUE));
    }

    /**
     * Draws a seal of 36 mm.
     *
     * @return the seal, which states its resolution
     */
    public static SignatureImage redSeal() {
        return SignatureImage.of(withResolution(seal(RED), DOTS_PER_METRE));
    }

    static byte[] opaque() {
        BufferedImage image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = pen(image, BLUE, 3);
        pen.fillRect(0, 0, 40, 20);
        pen.dispose();
        return png(image);
    }

    /** Puts a chunk behind the header of a PNG. */
    static byte[] withChunk(byte[] png, String type, byte[] data) {
        int behindHeader = 8 + 25;
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        return ByteBuffer.allocate(png.length + data.length + 12)
                .put(png, 0, behindHeader)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) crc.getValue())
                .put(png, behindHeader, png.length - behindHeader)
                .array();
    }

    static byte[] withResolution(byte[] png, int perMetre) {
        return withChunk(
                png,
                "pHYs",
                ByteBuffer.allocate(9)
                        .putInt(perMetre)
                        .putInt(perMetre)
                        .put((byte) 1)
                        .array());
    }

    private static Graphics2D pen(BufferedImage image, Color color, float width) {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(color);
        pen.setStroke(new BasicStroke(width));
        return pen;
    }

    static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
