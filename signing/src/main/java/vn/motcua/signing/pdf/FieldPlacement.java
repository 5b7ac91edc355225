package vn.motcua.signing.pdf;

import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * Where a signature field stands, in the page's own coordinates: unrotated, and in points unless the page states another
 * unit.
 *
 * @param page the page, counted from 1
 * @param left the left edge
 * @param bottom the bottom edge
 * @param width the width, 0 when nothing is shown
 * @param height the height, 0 when nothing is shown
 */
public record FieldPlacement(int page, double left, double bottom, double width, double height) {

    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if the page is below 1 or a size is negative
     */
    public FieldPlacement {
        if (page < 1 || !(width >= 0) || !(height >= 0)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "placement", "page " + page, "a page from 1 and sizes from 0");
        }
    }

    /**
     * Says whether the page shows the signature.
     *
     * @return true if the field has an area
     */
    public boolean visible() {
        return width > 0 && height > 0;
    }

    boolean overlaps(FieldPlacement other) {
        return page == other.page
                && left < other.left + other.width
                && other.left < left + width
                && bottom < other.bottom + other.height
                && other.bottom < bottom + height;
    }
}
