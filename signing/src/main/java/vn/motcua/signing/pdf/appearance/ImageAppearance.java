package vn.motcua.signing.pdf.appearance;

import java.time.LocalDate;
import java.util.List;

/** An image with a transparent background. */
public sealed interface ImageAppearance extends SignatureAppearance
        permits PersonAppearance, AgencyAppearance, InitialsAppearance {

    /**
     * Returns what is drawn.
     *
     * @return the image
     */
    SignatureImage image();

    /**
     * Returns how the image looks, one profile for each time a rule was in force.
     *
     * @return the profiles, the earliest first
     */
    List<ImageProfile> profiles();

    /**
     * Returns the profile of a day, if the image has its colour.
     *
     * @param day the day of signing in Viet Nam
     * @return the profile in force
     * @throws vn.motcua.failure.InvalidInputException if none was in force yet, or the image has another colour
     */
    default ImageProfile inForce(LocalDate day) {
        ImageProfile profile = ImageProfile.inForce(profiles(), day);
        image().requireInk(profile.ink());
        return profile;
    }
}
