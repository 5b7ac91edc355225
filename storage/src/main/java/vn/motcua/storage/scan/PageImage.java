package vn.motcua.storage.scan;

import java.nio.file.Path;
import java.util.Objects;
import vn.motcua.failure.FailureCode;
import vn.motcua.identity.PersonalData;
import vn.motcua.storage.scan.internal.ByteSource;
import vn.motcua.storage.scan.internal.Density;
import vn.motcua.storage.scan.internal.ImageHeader;
import vn.motcua.storage.scan.internal.JpegHeader;
import vn.motcua.storage.scan.internal.PngHeader;

/**
 * One scanned page as an image file: what it is, without decoding it.
 *
 * <p>Get one with {@link #read}. The kind is found by content, never by the name of the file. The whole file is walked
 * once to its end mark in a fixed small memory, so a file that was cut off is noticed; the picture data itself is not
 * decoded. Values are immutable and may be shared between threads.
 *
 * <pre>{@code
 * PageImage page = PageImage.read(Path.of("scan-001.jpg"), ImageLimits.defaults());
 * if (page.resolution().horizontal() < 200) {
 *     askForAnotherScan();
 * }
 * }</pre>
 *
 * @param path the file; its name may tell about a person and is left out of {@link #toString}
 * @param bytes the length of the file in bytes
 * @param format the kind of file
 * @param width pixels in a row, as stored
 * @param height rows, as stored
 * @param colour how colours are stored
 * @param bitsPerComponent bits per colour component or palette number: 1, 2, 4, 8 or 16
 * @param transparent true if parts of the picture may be transparent
 * @param resolution dots per inch
 * @param orientation how to set the stored image upright
 */
@PersonalData
public record PageImage(
        Path path,
        long bytes,
        ImageFormat format,
        int width,
        int height,
        ColourModel colour,
        int bitsPerComponent,
        boolean transparent,
        Resolution resolution,
        Orientation orientation) {

    /** Checks that nothing is missing. */
    public PageImage {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(colour, "colour");
        Objects.requireNonNull(resolution, "resolution");
        Objects.requireNonNull(orientation, "orientation");
    }

    /**
     * Reads what an image file says about itself.
     *
     * @param path the file
     * @param limits how large it may be
     * @return the page
     * @throws vn.motcua.failure.InvalidInputException with {@link FailureCode#FILE_NOT_FOUND},
     *     {@link FailureCode#IMAGE_UNREADABLE} if it is neither JPEG nor PNG, cut off or damaged, or
     *     {@link FailureCode#LIMIT_EXCEEDED}
     * @throws vn.motcua.failure.ResourceException with {@link FailureCode#FILE_UNREADABLE}
     */
    public static PageImage read(Path path, ImageLimits limits) {
        try (ByteSource source = ByteSource.open(path, "the image", limits.maxBytes())) {
            ImageHeader header = ImageHeader.read(source, limits.maxPixels());
            return header instanceof PngHeader png
                    ? of(path, source.size(), png)
                    : of(path, source.size(), (JpegHeader) header);
        }
    }

    private static PageImage of(Path path, long bytes, JpegHeader jpeg) {
        ColourModel colour = switch (jpeg.components()) {
            case 1 -> ColourModel.GREY;
            case 3 -> ColourModel.RGB;
            default -> ColourModel.CMYK;
        };
        return new PageImage(
                path,
                bytes,
                ImageFormat.JPEG,
                jpeg.width(),
                jpeg.height(),
                colour,
                8,
                false,
                resolution(jpeg.density()),
                orientation(jpeg));
    }

    private static PageImage of(Path path, long bytes, PngHeader png) {
        ColourModel colour = png.hasPalette()
                ? ColourModel.PALETTE
                : png.colourComponents() == 1 ? ColourModel.GREY : ColourModel.RGB;
        return new PageImage(
                path,
                bytes,
                ImageFormat.PNG,
                png.width(),
                png.height(),
                colour,
                png.bits(),
                png.transparent(),
                resolution(png.density()),
                orientation(png));
    }

    private static Resolution resolution(Density density) {
        return new Resolution(density.x(), density.y(), density.assumed());
    }

    private static Orientation orientation(ImageHeader header) {
        return Orientation.ofExif(header.orientation());
    }

    /** Returns kind, size and resolution, without the name of the file. */
    @Override
    public String toString() {
        return format + " " + width + " x " + height + " " + colour + ", " + resolution;
    }
}
