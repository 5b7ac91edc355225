package vn.motcua.storage;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Images of pages, made by the JDK's own writers and patched where those cannot write what scanners do. */
public final class TestImages {

    private static final int AFTER_SOI = 2;
    private static final int AFTER_IHDR = 33;

    private TestImages() {}

    /**
     * A page with a gradient, a frame and a few lines; the content follows from the seed.
     *
     * @param width pixels in a row
     * @param height rows
     * @param type a type of {@link BufferedImage}
     * @param seed what the lines follow from
     * @return the picture
     */
    public static BufferedImage page(int width, int height, int type, long seed) {
        BufferedImage image = new BufferedImage(width, height, type);
        draw(image, new Random(seed));
        return image;
    }

    private static void draw(BufferedImage image, Random random) {
        Graphics2D g = image.createGraphics();
        int width = image.getWidth();
        int height = image.getHeight();
        for (int y = 0; y < height; y++) {
            g.setColor(new Color(255 - y * 100 / height, 255 - y * 40 / height, 240));
            g.drawLine(0, y, width, y);
        }
        for (int i = 0; i < 40; i++) {
            g.setColor(new Color(random.nextInt(0x1000000)));
            g.drawLine(random.nextInt(width), random.nextInt(height), random.nextInt(width), random.nextInt(height));
        }
        g.dispose();
    }

    /**
     * Four quadrants: red and green above, blue and black below.
     *
     * @param width pixels in a row
     * @param height rows
     * @return the picture
     */
    public static BufferedImage quadrants(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.BLACK};
        for (int i = 0; i < 4; i++) {
            g.setColor(colours[i]);
            g.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
        }
        g.dispose();
        return image;
    }

    /**
     * Pixels with every alpha from 0 to the highest.
     *
     * @param width pixels in a row
     * @param height rows
     * @param grey true for grey, false for RGB
     * @param dataType bytes or unsigned shorts, as {@link DataBuffer} counts
     * @return the picture
     */
    public static BufferedImage seeThrough(int width, int height, boolean grey, int dataType) {
        ColorSpace space = ColorSpace.getInstance(grey ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        ComponentColorModel model =
                new ComponentColorModel(space, true, false, ComponentColorModel.TRANSLUCENT, dataType);
        WritableRaster raster = model.createCompatibleWritableRaster(width, height);
        int max = dataType == DataBuffer.TYPE_BYTE ? 255 : 65535;
        Random random = new Random(width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int b = 0; b < raster.getNumBands() - 1; b++) {
                    raster.setSample(x, y, b, random.nextInt(max + 1));
                }
                raster.setSample(x, y, raster.getNumBands() - 1, Math.min(max, max * x * 2 / width));
            }
        }
        return new BufferedImage(model, raster, false, null);
    }

    /**
     * Sixteen bits a sample, opaque.
     *
     * @param width pixels in a row
     * @param height rows
     * @return the picture
     */
    public static BufferedImage deep(int width, int height) {
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                false,
                false,
                ComponentColorModel.OPAQUE,
                DataBuffer.TYPE_USHORT);
        WritableRaster raster = model.createCompatibleWritableRaster(width, height);
        Random random = new Random(width);
        for (int i = 0; i < width * height * 3; i++) {
            raster.setSample(i / 3 % width, i / 3 / width, i % 3, random.nextInt(65536));
        }
        return new BufferedImage(model, raster, false, null);
    }

    /**
     * A palette of a number of bits whose entries fade from opaque to transparent if asked.
     *
     * @param width pixels in a row
     * @param height rows
     * @param bits bits of a palette number
     * @param fading true to give the entries alpha
     * @return the picture
     */
    public static BufferedImage palette(int width, int height, int bits, boolean fading) {
        int entries = 1 << bits;
        byte[] red = new byte[entries];
        byte[] green = new byte[entries];
        byte[] blue = new byte[entries];
        byte[] alpha = new byte[entries];
        for (int i = 0; i < entries; i++) {
            red[i] = (byte) (255 * i / (entries - 1));
            green[i] = (byte) (i * 37 + 5);
            blue[i] = (byte) (255 - i);
            alpha[i] = (byte) (fading ? 255 * i / (entries - 1) : 255);
        }
        IndexColorModel model = fading
                ? new IndexColorModel(bits, entries, red, green, blue, alpha)
                : new IndexColorModel(bits, entries, red, green, blue);
        WritableRaster raster = bits == 8
                ? Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 1, null)
                : Raster.createPackedRaster(DataBuffer.TYPE_BYTE, width, height, 1, bits, null);
        Random random = new Random(bits);
        for (int i = 0; i < width * height; i++) {
            raster.setSample(i % width, i / width, 0, random.nextInt(entries));
        }
        return new BufferedImage(model, raster, false, null);
    }

    /**
     * Encodes a picture as a baseline JPEG.
     *
     * @param image the picture
     * @return the file
     */
    public static byte[] jpeg(BufferedImage image) {
        return encode(new IIOImage(image, null, null), "jpeg", false);
    }

    /**
     * Encodes a picture as a progressive JPEG.
     *
     * @param image the picture
     * @return the file
     */
    public static byte[] progressiveJpeg(BufferedImage image) {
        return encode(new IIOImage(image, null, null), "jpeg", true);
    }

    /**
     * Four components, as printing inks are stored.
     *
     * @param width pixels in a row
     * @param height rows
     * @return the file
     */
    public static byte[] cmykJpeg(int width, int height) {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        return encode(new IIOImage(raster, null, null), "jpeg", false);
    }

    /**
     * Encodes a picture as a PNG.
     *
     * @param image the picture
     * @return the file
     */
    public static byte[] png(BufferedImage image) {
        return encode(new IIOImage(image, null, null), "png", false);
    }

    /**
     * Encodes a picture as a PNG of seven passes.
     *
     * @param image the picture
     * @return the file
     */
    public static byte[] interlacedPng(BufferedImage image) {
        return encode(new IIOImage(image, null, null), "png", true);
    }

    private static byte[] encode(IIOImage image, String format, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.write(null, image, parameters);
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /**
     * Writes a density into the JFIF header the JDK puts first: unit 0 (ratio), 1 (inch) or 2 (centimetre).
     *
     * @param jpeg the file to change
     * @param unit the unit of the density
     * @param x dots along a row
     * @param y dots along a column
     * @return the file
     */
    public static byte[] withJfifDensity(byte[] jpeg, int unit, int x, int y) {
        byte[] copy = jpeg.clone();
        ByteBuffer.wrap(copy).put(13, (byte) unit).putShort(14, (short) x).putShort(16, (short) y);
        return copy;
    }

    /**
     * Takes the JFIF header away.
     *
     * @param jpeg the file to change
     * @return the file
     */
    public static byte[] withoutJfif(byte[] jpeg) {
        int length = ByteBuffer.wrap(jpeg).getShort(4) + 2;
        return concat(Arrays.copyOf(jpeg, AFTER_SOI), Arrays.copyOfRange(jpeg, AFTER_SOI + length, jpeg.length));
    }

    /**
     * Puts an Exif segment with orientation and resolution first; the unit is 2 (inch) or 3 (centimetre).
     *
     * @param jpeg the file to change
     * @param orientation the value of the tag
     * @param resolution dots in a unit
     * @param unit the unit of the density
     * @return the file
     */
    public static byte[] withExif(byte[] jpeg, int orientation, int resolution, int unit) {
        byte[] tiff = exif(orientation, resolution, unit);
        ByteBuffer segment = ByteBuffer.allocate(10 + tiff.length);
        segment.putShort((short) 0xFFE1).putShort((short) (8 + tiff.length));
        segment.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff);
        return insert(jpeg, AFTER_SOI, segment.array());
    }

    private static byte[] exif(int orientation, int resolution, int unit) {
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 4 * 12 + 4 + 8);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 4);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putShort((short) 0x011A).putShort((short) 5).putInt(1).putInt(62);
        tiff.putShort((short) 0x011B).putShort((short) 5).putInt(1).putInt(62);
        tiff.putShort((short) 0x0128)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) unit)
                .putShort((short) 0);
        tiff.putInt(0).putInt(resolution).putInt(1);
        return tiff.array();
    }

    /**
     * Puts a pHYs chunk with dots per metre into a PNG.
     *
     * @param png the file to change
     * @param x dots along a row
     * @param y dots along a column
     * @return the file
     */
    public static byte[] withPhys(byte[] png, int x, int y) {
        return withChunk(
                png,
                "pHYs",
                ByteBuffer.allocate(9).putInt(x).putInt(y).put((byte) 1).array());
    }

    /**
     * Puts a chunk right after the header of a PNG.
     *
     * @param png the file to change
     * @param type the name of the chunk
     * @param body the content of the chunk
     * @return the file
     */
    public static byte[] withChunk(byte[] png, String type, byte[] body) {
        return insert(png, AFTER_IHDR, chunk(type, body));
    }

    /**
     * Makes a PNG of a header and one chunk of picture data, whatever that is.
     *
     * @param width pixels in a row
     * @param height rows
     * @param colourType the colour type of the header
     * @param data the content of the data chunk
     * @return the file
     */
    public static byte[] rawPng(int width, int height, int colourType, byte[] data) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 8)
                .put((byte) colourType)
                .array();
        byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
        return concat(signature, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", new byte[0]));
    }

    private static byte[] chunk(String type, byte[] body) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(body);
        return ByteBuffer.allocate(12 + body.length)
                .putInt(body.length)
                .put(name)
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] insert(byte[] bytes, int at, byte[] part) {
        return concat(Arrays.copyOf(bytes, at), part, Arrays.copyOfRange(bytes, at, bytes.length));
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
