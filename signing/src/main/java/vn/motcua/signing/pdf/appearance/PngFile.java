package vn.motcua.signing.pdf.appearance;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.OptionalDouble;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The chunks of a PNG file (ISO/IEC 15948), of which only those that make the picture reach the decoder: others may
 * unfold into gigabytes.
 */
final class PngFile {

    static final int MOST_BYTES = 8 << 20;

    private static final long MOST_PIXELS = 4_000_000;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final Set<String> PICTURE = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final int AROUND_DATA = 12;

    private final byte[] picture;
    private final OptionalDouble pixelsPerMillimetre;

    private PngFile(byte[] picture, OptionalDouble pixelsPerMillimetre) {
        this.picture = picture;
        this.pixelsPerMillimetre = pixelsPerMillimetre;
    }

    OptionalDouble pixelsPerMillimetre() {
        return pixelsPerMillimetre;
    }

    static PngFile parse(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw tooLarge("a PNG of more than " + (MOST_BYTES >> 20) + " MB");
        }
        if (Arrays.mismatch(file, SIGNATURE) != SIGNATURE.length) {
            throw unreadable("it is not a PNG", null);
        }
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        picture.writeBytes(SIGNATURE);
        OptionalDouble resolution = OptionalDouble.empty();
        ByteBuffer in = ByteBuffer.wrap(file).position(SIGNATURE.length);
        while (in.remaining() >= AROUND_DATA) {
            int start = in.position();
            long length = Integer.toUnsignedLong(in.getInt(start));
            if (length > in.remaining() - AROUND_DATA) {
                throw unreadable("it is cut off", null);
            }
            String type = new String(file, start + 4, 4, StandardCharsets.ISO_8859_1);
            if (PICTURE.contains(type)) {
                picture.write(file, start, (int) length + AROUND_DATA);
            } else if (type.equals("pHYs") && length == 9 && file[start + 16] == 1) {
                resolution = OptionalDouble.of(Integer.toUnsignedLong(in.getInt(start + 8)) / 1000.0);
            }
            if (type.equals("IHDR") && length >= 8) {
                requireSize(in.getInt(start + 8), in.getInt(start + 12));
            }
            in.position(start + (int) length + AROUND_DATA);
        }
        return new PngFile(
                picture.toByteArray(),
                resolution.stream().filter(value -> value > 0).findFirst());
    }

    private static void requireSize(int width, int height) {
        if (width < 1 || height < 1) {
            throw unreadable("it has no pixels", null);
        }
        if ((long) width * height > MOST_PIXELS) {
            throw tooLarge("an image of more than " + MOST_PIXELS + " pixels");
        }
    }

    BufferedImage decode() {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        if (!readers.hasNext()) {
            throw unreadable("this Java has no PNG reader", null);
        }
        ImageReader reader = readers.next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
            reader.setInput(in, true, true);
            return reader.read(0);
        } catch (IOException | RuntimeException e) {
            throw unreadable("it is not a sound PNG", e);
        } finally {
            reader.dispose();
        }
    }

    private static InvalidInputException unreadable(String happened, @Nullable Throwable cause) {
        return new InvalidInputException(FailureCode.IMAGE_UNREADABLE, "reading an image", happened, cause);
    }

    private static InvalidInputException tooLarge(String happened) {
        return new InvalidInputException(
                FailureCode.LIMIT_EXCEEDED, "reading an image", happened, (@Nullable Throwable) null);
    }
}
