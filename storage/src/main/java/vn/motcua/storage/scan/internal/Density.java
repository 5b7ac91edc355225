package vn.motcua.storage.scan.internal;

/**
 * Dots per inch along the rows and columns of a stored image.
 *
 * @param x dots per inch along a row
 * @param y dots per inch along a column
 * @param assumed true if the file does not say
 */
public record Density(double x, double y, boolean assumed) {

    private static final double LEAST = 75;
    private static final double MOST = 9600;
    private static final double A4_LONG_SIDE_INCHES = 297 / 25.4;
    private static final double A4_TOLERANCE = 0.03;
    private static final double DEFAULT = 200;

    /**
     * Takes what a file says, or assumes where that is nothing a scanner would write.
     *
     * @param x dots per inch along a row, 0 if the file does not say
     * @param y dots per inch along a column, 0 if the file does not say
     * @param width pixels in a row
     * @param height rows
     * @return the density
     */
    public static Density of(double x, double y, int width, int height) {
        // PNG counts dots per metre, where 300 dpi reads as 299.9994.
        double roundedX = Math.round(x * 100) / 100.0;
        double roundedY = Math.round(y * 100) / 100.0;
        return plausible(roundedX) && plausible(roundedY)
                ? new Density(roundedX, roundedY, false)
                : assumed(Math.max(width, height), Math.min(width, height));
    }

    private static boolean plausible(double dpi) {
        return dpi >= LEAST && dpi <= MOST;
    }

    private static Density assumed(int longSide, int shortSide) {
        double ratio = (double) longSide / shortSide / Math.sqrt(2);
        double dpi = Math.abs(ratio - 1) <= A4_TOLERANCE ? longSide / A4_LONG_SIDE_INCHES : DEFAULT;
        return new Density(dpi, dpi, true);
    }
}
