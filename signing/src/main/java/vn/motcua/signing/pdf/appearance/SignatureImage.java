package vn.motcua.signing.pdf.appearance;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/**
 * The picture of a handwritten signature, of initials or of a seal: a PNG with a transparent background.
 *
 * <p>Immutable and safe for threads; read once and used for many signatures.
 *
 * <pre>{@code
 * SignatureImage seal = SignatureImage.read(Path.of("seal.png"));
 * }</pre>
 */
public final class SignatureImage {

    private final int width;
    private final int height;
    private final int[] pixels;
    private final OptionalDouble pixelsPerMillimetre;

    private SignatureImage(BufferedImage image, OptionalDouble pixelsPerMillimetre) {
        this.width = image.getWidth();
        this.height = image.getHeight();
        this.pixels = image.getRGB(0, 0, width, height, null, 0, width);
        this.pixelsPerMillimetre = pixelsPerMillimetre;
    }

    /**
     * Reads a PNG file.
     *
     * @param file the file, at most 8 MB
     * @return the image
     * @throws InvalidInputException if it is not there ({@code FILE_NOT_FOUND}), not a sound PNG
     *     ({@code IMAGE_UNREADABLE}), larger than 4 million pixels ({@code LIMIT_EXCEEDED}), or without a transparent
     *     background or without ink ({@code INVALID_VALUE})
     * @throws ResourceException if it cannot be read ({@code FILE_UNREADABLE})
     */
    public static SignatureImage read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(PngFile.MOST_BYTES + 1));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(FailureCode.FILE_NOT_FOUND, "reading an image", "there is no such file", e);
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, "reading an image", "the file cannot be read", e);
        }
    }

    /**
     * Takes a PNG.
     *
     * @param png the bytes of the file, at most 8 MB
     * @return the image
     * @throws InvalidInputException as {@link #read} does
     */
    public static SignatureImage of(byte[] png) {
        PngFile file = PngFile.parse(png);
        SignatureImage image = new SignatureImage(file.decode(), file.pixelsPerMillimetre());
        image.requireTransparency();
        return image;
    }

    private void requireTransparency() {
        boolean clear = false;
        boolean inked = false;
        for (int pixel : pixels) {
            clear |= pixel >>> 24 < 128;
            inked |= pixel >>> 24 >= 128;
        }
        if (!clear || !inked) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "image",
                    clear ? "nothing but background" : "an opaque background",
                    "ink on a transparent background");
        }
    }

    void requireInk(Ink ink) {
        long opacity = 0;
        long[] sums = new long[3];
        for (int pixel : pixels) {
            int alpha = pixel >>> 24;
            opacity += alpha;
            sums[0] += (long) alpha * (pixel >> 16 & 0xFF);
            sums[1] += (long) alpha * (pixel >> 8 & 0xFF);
            sums[2] += (long) alpha * (pixel & 0xFF);
        }
        double total = opacity;
        if (!ink.fits(sums[0] / total, sums[1] / total, sums[2] / total)) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "image", "another colour", ink + " ink");
        }
    }

    /**
     * Returns the width.
     *
     * @return the number of pixels in a row
     */
    public int width() {
        return width;
    }

    /**
     * Returns the height.
     *
     * @return the number of rows
     */
    public int height() {
        return height;
    }

    /**
     * Returns the resolution the file states.
     *
     * @return pixels per mm across, or empty if the file states none
     */
    public OptionalDouble pixelsPerMillimetre() {
        return pixelsPerMillimetre;
    }

    /**
     * Returns the pixels.
     *
     * @return a copy, row by row from the top, each as alpha, red, green and blue in 8 bits, not premultiplied
     */
    public int[] pixels() {
        return pixels.clone();
    }
}
