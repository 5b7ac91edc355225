package vn.motcua.storage.scan;

import java.util.Locale;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * How many dots of a scanned image lie on an inch of its paper, and whether the file says so itself.
 *
 * <p>A file that says nothing, or says less than 75 or more than 9600 dots per inch (72 is what the Exif standard
 * has written where the resolution is unknown), gets an assumed resolution: an image whose sides stand within 3 % of
 * 1 to √2 is taken to fill an A4 sheet, any other to be scanned at 200 dots per inch, the least that Decree
 * 30/2020/NĐ-CP, Annex I, part II, asks for.
 *
 * @param horizontal dots per inch along a row of the file, above 0
 * @param vertical dots per inch along a column of the file, above 0
 * @param assumed true if the file does not say, so that the size of the page is a guess
 */
public record Resolution(double horizontal, double vertical, boolean assumed) {

    /**
     * Checks that both are above 0.
     *
     * @throws InvalidInputException with {@link FailureCode#INVALID_VALUE} if one is not
     */
    public Resolution {
        if (!(horizontal > 0 && vertical > 0)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "resolution", horizontal + " x " + vertical, "dots per inch above 0");
        }
    }

    /** Returns the resolution for reading, for instance {@code 300 x 300 dpi}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.0f x %.0f dpi%s", horizontal, vertical, assumed ? " (assumed)" : "");
    }
}
