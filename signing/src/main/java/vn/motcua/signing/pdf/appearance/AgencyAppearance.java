package vn.motcua.signing.pdf.appearance;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The seal of an agency at its real size, over about a third of the person's signature on its left (Decree
 * 30/2020/NĐ-CP, Appendix I, part II, point 8).
 *
 * <p>The person's signature is the field of that name, or else the largest signed field that shows an image in
 * the right half of the last page that has one.
 *
 * @param image the seal, red on a transparent background
 * @param millimetres the width of the whole image in mm, or empty for the resolution the image states
 * @param personField the name of the person's signature field, or empty to look for it
 * @param area the area to stand in, instead of the place beside the person's signature
 * @param profiles colour and part covered
 */
public record AgencyAppearance(
        SignatureImage image,
        OptionalDouble millimetres,
        Optional<String> personField,
        Optional<PageArea> area,
        List<ImageProfile> profiles)
        implements ImageAppearance {

    private static final List<ImageProfile> PROFILES = ProfileResource.readImages("agency");

    /**
     * Sorts the profiles.
     *
     * @throws vn.motcua.failure.InvalidInputException if there is none
     */
    public AgencyAppearance {
        profiles = DatedChoice.sorted(profiles, ImageProfile::inForceFrom);
    }

    static AgencyAppearance of(SignatureImage image) {
        return new AgencyAppearance(image, OptionalDouble.empty(), Optional.empty(), Optional.empty(), PROFILES);
    }

    /**
     * Gives the real width of the whole image, for one that does not state its resolution.
     *
     * @param width the width in mm
     * @return the changed appearance
     */
    public AgencyAppearance withMillimetres(double width) {
        return new AgencyAppearance(image, OptionalDouble.of(width), personField, area, profiles);
    }

    /**
     * Names the person's signature field.
     *
     * @param name the name of the field
     * @return the changed appearance
     */
    public AgencyAppearance over(String name) {
        return new AgencyAppearance(image, millimetres, Optional.of(name), area, profiles);
    }

    /**
     * Gives the place. The seal stands in its middle, at its real size, which must fit.
     *
     * @param given the area
     * @return the changed appearance
     */
    public AgencyAppearance withArea(PageArea given) {
        return new AgencyAppearance(image, millimetres, personField, Optional.of(given), profiles);
    }

    /**
     * Changes how much of the person's signature is covered.
     *
     * @param part the part of its width, from 0 to 1
     * @return the changed appearance
     */
    public AgencyAppearance withCoveredPart(double part) {
        return withProfiles(
                profiles.stream().map(profile -> profile.withCoveredPart(part)).toList());
    }

    /**
     * Changes the colour that is asked of the image.
     *
     * @param ink the colour
     * @return the changed appearance
     */
    public AgencyAppearance withInk(Ink ink) {
        return withProfiles(
                profiles.stream().map(profile -> profile.withInk(ink)).toList());
    }

    private AgencyAppearance withProfiles(List<ImageProfile> changed) {
        return new AgencyAppearance(image, millimetres, personField, area, changed);
    }
}
