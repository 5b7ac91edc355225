package vn.motcua.signing.pdf.appearance;

import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * A rectangle of a page as a reader sees it, whatever the page's rotation and crop box, in points (1/72 inch).
 *
 * <pre>{@code
 * PageArea area = PageArea.millimetres(2, 120, 200).sized(40, 20);
 * }</pre>
 *
 * @param page the page, counted from 1
 * @param fromLeft the distance of the left edge from the left of the page
 * @param fromTop the distance of the upper edge from the top of the page
 * @param width the width, above 0
 * @param height the height, above 0
 * @param covering whether fields that stand there may be covered
 */
public record PageArea(int page, double fromLeft, double fromTop, double width, double height, boolean covering) {

    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    /**
     * Checks the ranges.
     *
     * @throws InvalidInputException if the page is below 1, a distance negative or a size not above 0
     */
    public PageArea {
        if (page < 1 || !(fromLeft >= 0 && fromTop >= 0 && width > 0 && height > 0)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "area",
                    "page " + page + ", " + width + " x " + height + " at " + fromLeft + ", " + fromTop,
                    "a page from 1, distances from 0 and sizes above 0");
        }
    }

    /**
     * Starts an area at its upper left corner.
     *
     * @param page the page, counted from 1
     * @param fromLeft the distance from the left of the page in mm
     * @param fromTop the distance from the top of the page in mm
     * @return the area, 1 mm wide and high, to be followed by {@link #sized}
     */
    public static PageArea millimetres(int page, double fromLeft, double fromTop) {
        return new PageArea(
                page,
                fromLeft * POINTS_PER_MILLIMETRE,
                fromTop * POINTS_PER_MILLIMETRE,
                POINTS_PER_MILLIMETRE,
                POINTS_PER_MILLIMETRE,
                false);
    }

    /**
     * Changes the size.
     *
     * @param width the width in mm
     * @param height the height in mm
     * @return the changed area
     */
    public PageArea sized(double width, double height) {
        return new PageArea(
                page, fromLeft, fromTop, width * POINTS_PER_MILLIMETRE, height * POINTS_PER_MILLIMETRE, covering);
    }

    /**
     * Permits that fields that stand there are covered, which is refused otherwise.
     *
     * @return the changed area
     */
    public PageArea coveringFields() {
        return new PageArea(page, fromLeft, fromTop, width, height, true);
    }
}
