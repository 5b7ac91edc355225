package vn.motcua.signing.pdf.appearance;

import java.util.List;
import java.util.Optional;

/**
 * The number of a document in the blank behind {@code Số:} (Decree 30/2020/NĐ-CP, Appendix I, part II, point 3).
 *
 * @param number the number as it is shown, with its symbol where the document does not print that itself
 * @param page the page
 * @param area the area to stand in, instead of the blank
 * @param profiles how the text looks
 */
public record NumberAppearance(String number, int page, Optional<PageArea> area, List<StampProfile> profiles)
        implements StampAppearance {

    private static final List<StampProfile> PROFILES = ProfileResource.readStamps("number");

    /**
     * Checks the number.
     *
     * @throws vn.motcua.failure.InvalidInputException if it is blank or holds a control character, or there is no
     *     profile
     */
    public NumberAppearance {
        number = ShownName.of("number", number);
        profiles = DatedChoice.sorted(profiles, StampProfile::inForceFrom);
    }

    static NumberAppearance of(String number) {
        return new NumberAppearance(number, 1, Optional.empty(), PROFILES);
    }

    /**
     * Fills the blank of another page than the first.
     *
     * @param changed the page, counted from 1
     * @return the changed appearance
     */
    public NumberAppearance onPage(int changed) {
        return new NumberAppearance(number, changed, area, profiles);
    }

    /**
     * Gives the place.
     *
     * @param given the area
     * @return the changed appearance
     */
    public NumberAppearance withArea(PageArea given) {
        return new NumberAppearance(number, page, Optional.of(given), profiles);
    }
}
