package vn.motcua.storage.pdfa;

/** The five row filters of PNG (ISO/IEC 15948, 9.2), which PDF knows as predictor 15. */
final class PngFilter {

    static final int UP = 2;
    static final int HIGHEST = 4;

    private PngFilter() {}

    /** Foretells a byte from its neighbours, as the filter of the row does. */
    static int predict(int filter, int left, int above, int aboveLeft) {
        return switch (filter) {
            case 0 -> 0;
            case 1 -> left;
            case UP -> above;
            case 3 -> (left + above) / 2;
            default -> paeth(left, above, aboveLeft);
        };
    }

    private static int paeth(int left, int above, int aboveLeft) {
        int estimate = left + above - aboveLeft;
        int toLeft = Math.abs(estimate - left);
        int toAbove = Math.abs(estimate - above);
        int toAboveLeft = Math.abs(estimate - aboveLeft);
        if (toLeft <= toAbove && toLeft <= toAboveLeft) {
            return left;
        }
        return toAbove <= toAboveLeft ? above : aboveLeft;
    }
}
