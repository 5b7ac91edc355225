package vn.motcua.signing.pdf.appearance;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.motcua.identity.PersonalData;

/**
 * The handwritten signature of a person, centred between the line of the position and the full name below it (Decree
 * 30/2020/NĐ-CP, Appendix I, part II, point 7).
 *
 * <p>The place is found by the text of the page: the full name as it stands there, alone in its column, on the last page
 * that has it. Where the text cannot be found, as on a scan without text, give the area.
 *
 * @param image the signature, blue on a transparent background
 * @param fullName the full name as the document writes it, in any case and normalization form
 * @param position words of the position line, or empty for the line next above the name
 * @param page the page, or empty for the last that has the name
 * @param area the area to stand in, instead of the place found by the text
 * @param profiles colour and size
 */
@PersonalData
public record PersonAppearance(
        SignatureImage image,
        String fullName,
        Optional<String> position,
        OptionalInt page,
        Optional<PageArea> area,
        List<ImageProfile> profiles)
        implements ImageAppearance {

    private static final List<ImageProfile> PROFILES = ProfileResource.readImages("person");

    /**
     * Checks the words.
     *
     * @throws vn.motcua.failure.InvalidInputException if one is blank or holds a control character, or there is no
     *     profile
     */
    public PersonAppearance {
        fullName = ShownName.of("fullName", fullName);
        position = position.map(words -> ShownName.of("position", words));
        profiles = DatedChoice.sorted(profiles, ImageProfile::inForceFrom);
    }

    static PersonAppearance of(SignatureImage image, String fullName) {
        return new PersonAppearance(image, fullName, Optional.empty(), OptionalInt.empty(), Optional.empty(), PROFILES);
    }

    /**
     * Names the position, for pages where another line stands between it and the name.
     *
     * @param words the position as the document writes it, for instance {@code CHỦ TỊCH}
     * @return the changed appearance
     */
    public PersonAppearance withPosition(String words) {
        return new PersonAppearance(image, fullName, Optional.of(words), page, area, profiles);
    }

    /**
     * Names the page.
     *
     * @param number the page, counted from 1
     * @return the changed appearance
     */
    public PersonAppearance onPage(int number) {
        return new PersonAppearance(image, fullName, position, OptionalInt.of(number), area, profiles);
    }

    /**
     * Gives the place. The image keeps its proportions and stands in the middle.
     *
     * @param given the area
     * @return the changed appearance
     */
    public PersonAppearance withArea(PageArea given) {
        return new PersonAppearance(image, fullName, position, page, Optional.of(given), profiles);
    }

    /**
     * Changes the largest size, which is inferred from signed documents.
     *
     * @param width the width in points
     * @param height the height in points
     * @return the changed appearance
     */
    public PersonAppearance withSize(double width, double height) {
        return withProfiles(profiles.stream()
                .map(profile -> profile.withSize(width, height))
                .toList());
    }

    /**
     * Changes the colour that is asked of the image.
     *
     * @param ink the colour
     * @return the changed appearance
     */
    public PersonAppearance withInk(Ink ink) {
        return withProfiles(
                profiles.stream().map(profile -> profile.withInk(ink)).toList());
    }

    private PersonAppearance withProfiles(List<ImageProfile> changed) {
        return new PersonAppearance(image, fullName, position, page, area, changed);
    }

    @Override
    public String toString() {
        return "PersonAppearance[fullName=***]";
    }
}
