package vn.motcua.signing.xml.internal;

import java.util.function.Predicate;

/**
 * Which part of a document is canonicalised.
 *
 * @param apex tells the element with which it begins; none for the whole document
 * @param whole whether it is the whole document
 * @param left which elements within it are left out, with all they hold
 * @param comments whether comments belong to it
 */
public record Selection(Predicate<StartTag> apex, boolean whole, Predicate<StartTag> left, boolean comments) {

    /**
     * Selects the whole document without comments, as the reference {@code ""} does.
     *
     * @return the selection
     */
    public static Selection document() {
        return new Selection(tag -> false, true, tag -> false, false);
    }

    /**
     * Selects an element without comments, as a reference to its identifier does.
     *
     * @param apex tells the element; only the first is taken
     * @return the selection
     */
    public static Selection element(Predicate<StartTag> apex) {
        return new Selection(apex, false, tag -> false, false);
    }

    /**
     * Leaves elements out.
     *
     * @param those tells the elements
     * @return the changed selection
     */
    public Selection without(Predicate<StartTag> those) {
        return new Selection(apex, whole, left.or(those), comments);
    }

    /**
     * Keeps the comments.
     *
     * @return the changed selection
     */
    public Selection withComments() {
        return new Selection(apex, whole, left, true);
    }
}
