package vn.motcua.signing.pdf.appearance;

import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The space an appearance may take, in points (1/72 inch).
 *
 * <p>No rule fixes these numbers; the SDK's are inferred from signed documents and from the margins of Decree
 * 30/2020/NĐ-CP, and can be set. The box is as high as its text needs.
 *
 * @param width the width, above 0
 * @param maxHeight the largest height, above 0
 * @param sideInset the distance from the nearest side of the page, from 0
 * @param topInset the distance from the top of the page, from 0
 */
public record TextBox(double width, double maxHeight, double sideInset, double topInset) {

    /**
     * Checks the ranges.
     *
     * @throws InvalidInputException if a number is out of its range
     */
    public TextBox {
        if (!(width > 0 && maxHeight > 0 && sideInset >= 0 && topInset >= 0)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "box",
                    width + " x " + maxHeight + " at " + sideInset + ", " + topInset,
                    "sizes above 0 and insets from 0");
        }
    }
}
