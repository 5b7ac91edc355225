package vn.motcua.signing.pdf;

import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The room a printed line leaves behind a word, up to the next word; in points from the left of the displayed page.
 *
 * @param left where the word ends
 * @param right where the next word begins, without bound if there is none
 * @param dots whether dots or dashes mark where to write
 * @param middle the middle of the dots, or of the room
 */
record TextBlank(double left, double right, boolean dots, double middle) {

    /** The space after a word, in parts of the type size. */
    private static final double SPACE = 0.25;

    /** A text that leaves more room than this, in parts of the type size, stands behind its word, not in the middle. */
    private static final double WIDE = 4;

    static TextBlank behind(TextLine line, int word) {
        int next = word + 1;
        while (next < line.glyphs().size() && line.glyph(next).filler()) {
            next++;
        }
        double left = line.glyph(word).right();
        double right = next < line.glyphs().size() ? line.glyph(next).left() : Double.POSITIVE_INFINITY;
        return next > word + 1
                ? new TextBlank(
                        left,
                        right,
                        true,
                        (line.glyph(word + 1).left() + line.glyph(next - 1).right()) / 2)
                : new TextBlank(left, right, false, (left + right) / 2);
    }

    boolean holds(double width) {
        return width <= right - left;
    }

    /** Where a box of this width begins that stands where one would write, off the words on either side. */
    double place(String part, double width, double fontSize) {
        if (!holds(width)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    part,
                    "a text wider than its blank",
                    "a blank of at least " + Math.ceil(width) + " points, or an area");
        }
        boolean behindWord = !dots && right - left > width + WIDE * fontSize;
        double wanted = behindWord ? left + SPACE * fontSize : middle - width / 2;
        return Math.max(left, Math.min(wanted, right - width));
    }
}
