package vn.motcua.signing.pdf.appearance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A text that fills a blank the first page leaves, found by the words around it or given as an area. */
public sealed interface StampAppearance extends SignatureAppearance permits NumberAppearance, DateAppearance {

    /**
     * Returns the place instead of the blank found by its words.
     *
     * @return the area, or empty
     */
    Optional<PageArea> area();

    /**
     * Returns the page whose blank is filled.
     *
     * @return the page, counted from 1
     */
    int page();

    /**
     * Returns how the text looks, one profile for each time a rule was in force.
     *
     * @return the profiles, the earliest first
     */
    List<StampProfile> profiles();

    /**
     * Returns the profile of a day.
     *
     * @param day the day of signing in Viet Nam
     * @return the profile in force
     * @throws vn.motcua.failure.InvalidInputException if none was in force yet
     */
    default StampProfile inForce(LocalDate day) {
        return DatedChoice.of(profiles(), StampProfile::inForceFrom, day);
    }
}
