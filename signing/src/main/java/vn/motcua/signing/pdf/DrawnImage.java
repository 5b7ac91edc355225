package vn.motcua.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import vn.motcua.signing.pdf.appearance.SignatureImage;

/**
 * An image with a transparent background, drawn as the appearance of a signature.
 *
 * <p>Its colours are calibrated as sRGB by their numbers, so that they do not depend on the output intent a PDF/A may or
 * may not have.
 */
record DrawnImage(SignatureImage image, TextSize size, Transparency transparency) implements Drawing {

    private static final COSName IMAGE_NAME = COSName.getPDFName("Im0");
    private static final float[] D65 = {0.9505f, 1, 1.089f};
    private static final float[] GAMMA = {2.2f, 2.2f, 2.2f};
    private static final float[] PRIMARIES = {
        0.4124f, 0.2126f, 0.0193f, 0.3576f, 0.7152f, 0.1192f, 0.1805f, 0.0722f, 0.9505f
    };

    static TextSize proportions(SignatureImage image) {
        return new TextSize(image.width(), image.height());
    }

    @Override
    public COSStream form(COSArray matrix) throws IOException {
        COSStream form = new COSStream();
        form.setItem(COSName.TYPE, COSName.XOBJECT);
        form.setItem(COSName.SUBTYPE, COSName.FORM);
        form.setItem(COSName.BBOX, new PDRectangle((float) size.width(), (float) size.height()));
        form.setItem(COSName.MATRIX, matrix);
        COSDictionary images = new COSDictionary();
        images.setItem(IMAGE_NAME, picture());
        COSDictionary resources = new COSDictionary();
        resources.setItem(COSName.XOBJECT, images);
        form.setItem(COSName.RESOURCES, resources);
        String content = String.format(
                Locale.ROOT, "q %.4f 0 0 %.4f 0 0 cm /%s Do Q\n", size.width(), size.height(), IMAGE_NAME.getName());
        fill(form, content.getBytes(StandardCharsets.US_ASCII));
        return form;
    }

    private COSStream picture() throws IOException {
        int[] pixels = image.pixels();
        byte[] colours = new byte[pixels.length * 3];
        for (int i = 0; i < pixels.length; i++) {
            colours[3 * i] = (byte) (pixels[i] >> 16);
            colours[3 * i + 1] = (byte) (pixels[i] >> 8);
            colours[3 * i + 2] = (byte) pixels[i];
        }
        COSStream picture = raster(8);
        picture.setItem(COSName.COLORSPACE, calibrated());
        if (transparency == Transparency.SOFT) {
            picture.setItem(COSName.SMASK, softMask(pixels));
        } else {
            picture.setItem(COSName.MASK, stencil(pixels));
        }
        fill(picture, colours);
        return picture;
    }

    private COSStream softMask(int[] pixels) throws IOException {
        byte[] opacities = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            opacities[i] = (byte) (pixels[i] >>> 24);
        }
        COSStream mask = raster(8);
        mask.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
        fill(mask, opacities);
        return mask;
    }

    /** Every pixel is drawn wholly or not at all: what PDF/A-1 permits. */
    private COSStream stencil(int[] pixels) throws IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        int rowLength = (image.width() + 7) / 8;
        for (int y = 0; y < image.height(); y++) {
            byte[] row = new byte[rowLength];
            for (int x = 0; x < image.width(); x++) {
                if (pixels[y * image.width() + x] >>> 24 < 128) {
                    row[x >> 3] |= (byte) (0x80 >> (x & 7));
                }
            }
            rows.writeBytes(row);
        }
        COSStream mask = raster(1);
        mask.setItem(COSName.IMAGE_MASK, COSBoolean.TRUE);
        fill(mask, rows.toByteArray());
        return mask;
    }

    private COSStream raster(int bits) {
        COSStream raster = new COSStream();
        raster.setItem(COSName.TYPE, COSName.XOBJECT);
        raster.setItem(COSName.SUBTYPE, COSName.IMAGE);
        raster.setItem(COSName.WIDTH, COSInteger.get(image.width()));
        raster.setItem(COSName.HEIGHT, COSInteger.get(image.height()));
        raster.setItem(COSName.BITS_PER_COMPONENT, COSInteger.get(bits));
        return raster;
    }

    private static COSArray calibrated() {
        COSDictionary parameters = new COSDictionary();
        parameters.setItem(COSName.WHITE_POINT, numbers(D65));
        parameters.setItem(COSName.GAMMA, numbers(GAMMA));
        parameters.setItem(COSName.MATRIX, numbers(PRIMARIES));
        COSArray space = new COSArray();
        space.add(COSName.CALRGB);
        space.add(parameters);
        return space;
    }

    private static COSArray numbers(float... values) {
        COSArray numbers = new COSArray();
        numbers.setFloatArray(values);
        return numbers;
    }

    private static void fill(COSStream stream, byte[] content) throws IOException {
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content);
        }
    }

    @Override
    public void close() {}
}
