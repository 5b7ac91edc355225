package vn.motcua.signing.pdf.appearance;

import java.time.OffsetDateTime;
import java.util.List;
import vn.motcua.identity.PersonalData;

/**
 * Who captured a paper and when, at the top left of the first page.
 *
 * @param person the person's name, kept in Unicode normalization form C
 * @param profiles where and how the text stands
 */
@PersonalData
public record DigitizerAppearance(String person, AppearanceProfiles profiles) implements TextAppearance {

    /**
     * Checks the name.
     *
     * @throws vn.motcua.failure.InvalidInputException if the name is blank or holds a control character
     */
    public DigitizerAppearance {
        person = ShownName.of("person", person);
    }

    /**
     * Changes the space for the text, which no rule fixes.
     *
     * @param box the space
     * @return the changed appearance
     */
    public DigitizerAppearance withBox(TextBox box) {
        return new DigitizerAppearance(person, profiles.withBox(box));
    }

    @Override
    public List<String> lines(OffsetDateTime signingTime) {
        return List.of(person, ShownTime.of(signingTime));
    }

    @Override
    public String toString() {
        return "DigitizerAppearance[person=***]";
    }
}
