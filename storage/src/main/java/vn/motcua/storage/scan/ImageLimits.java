package vn.motcua.storage.scan;

import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * How large an image file may be before it is refused with {@link FailureCode#LIMIT_EXCEEDED}.
 *
 * <p>Both are looked at before any picture data is read, so a small file that claims to be a huge picture costs
 * nothing. A side is never longer than 65,535 pixels.
 *
 * @param maxPixels the most pixels, width times height, at least 1
 * @param maxBytes the longest file in bytes, at least 1
 */
public record ImageLimits(long maxPixels, long maxBytes) {

    private static final long A0_AT_400_DPI = 300_000_000;
    private static final long HALF_A_GIGABYTE = 512L << 20;

    /**
     * Checks that both are at least 1.
     *
     * @throws InvalidInputException with {@link FailureCode#INVALID_VALUE} if one is not
     */
    public ImageLimits {
        if (maxPixels < 1 || maxBytes < 1) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "image limit",
                    maxPixels + " pixels, " + maxBytes + " bytes",
                    "1 or more");
        }
    }

    /**
     * Returns the limits used where none are given: 300 million pixels (an A0 sheet at 400 dots per inch) and 512 MiB.
     *
     * @return the limits
     */
    public static ImageLimits defaults() {
        return new ImageLimits(A0_AT_400_DPI, HALF_A_GIGABYTE);
    }

    /**
     * Changes the most pixels.
     *
     * @param pixels width times height, at least 1
     * @return limits with that number of pixels
     */
    public ImageLimits withMaxPixels(long pixels) {
        return new ImageLimits(pixels, maxBytes);
    }

    /**
     * Changes the longest file.
     *
     * @param bytes the length in bytes, at least 1
     * @return limits with that length
     */
    public ImageLimits withMaxBytes(long bytes) {
        return new ImageLimits(maxPixels, bytes);
    }
}
