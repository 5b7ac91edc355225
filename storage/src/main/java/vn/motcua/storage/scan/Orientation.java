package vn.motcua.storage.scan;

/**
 * Which way the stored image has to be turned to stand upright.
 *
 * <p>The order is that of the values 1 to 8 of the Exif tag {@code Orientation} (CIPA DC-008).
 */
public enum Orientation {
    /** It stands upright as it is stored. */
    UPRIGHT,
    /** Its left and right sides are swapped. */
    MIRRORED,
    /** It stands on its head. */
    UPSIDE_DOWN,
    /** Its top and bottom are swapped. */
    FLIPPED,
    /** Its rows are columns. */
    TRANSPOSED,
    /** It has to be turned a quarter clockwise. */
    TURN_CLOCKWISE,
    /** Its rows are columns, and it stands on its head. */
    TRANSVERSED,
    /** It has to be turned a quarter anticlockwise. */
    TURN_ANTICLOCKWISE;

    /**
     * Says whether width and height change places when the image is set upright.
     *
     * @return true for the four that lie on a side
     */
    public boolean swapsSides() {
        return compareTo(TRANSPOSED) >= 0;
    }
}
