package vn.motcua.storage.scan;

import java.util.Arrays;

/**
 * Which way the stored image has to be turned to stand upright.
 *
 * <p>The order of the constants is that of the values 1 to 8 of the Exif tag {@code Orientation} (CIPA DC-008).
 */
public enum Orientation {
    /** It stands upright as it is stored. */
    UPRIGHT(1),
    /** Its left and right sides are swapped. */
    MIRRORED(2),
    /** It stands on its head. */
    UPSIDE_DOWN(3),
    /** Its top and bottom are swapped. */
    FLIPPED(4),
    /** Its rows are columns. */
    TRANSPOSED(5),
    /** It has to be turned a quarter clockwise. */
    TURN_CLOCKWISE(6),
    /** Its rows are columns, and it stands on its head. */
    TRANSVERSED(7),
    /** It has to be turned a quarter anticlockwise. */
    TURN_ANTICLOCKWISE(8);

    private final int exif;

    Orientation(int exif) {
        this.exif = exif;
    }

    /**
     * Finds the orientation of an Exif value.
     *
     * @param exif 1 to 8; any other counts as 1
     * @return the orientation
     */
    public static Orientation ofExif(int exif) {
        return Arrays.stream(values())
                .filter(orientation -> orientation.exif == exif)
                .findFirst()
                .orElse(UPRIGHT);
    }

    /**
     * Says whether width and height change places when the image is set upright.
     *
     * @return true for the four that lie on a side
     */
    public boolean swapsSides() {
        return exif > FLIPPED.exif;
    }
}
