package vn.motcua.signing.pdf.appearance;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * The mark of an electronic copy: its form, the agency that copies, and the signing time in ISO 8601, at the top right
 * of the first page.
 *
 * <p>A copy of a copy carries two marks; the later one stands below the earlier.
 *
 * @param form the form of the copy
 * @param agency the name of the agency, kept in Unicode normalization form C
 * @param profiles where and how the text stands
 */
public record CopyAppearance(CopyForm form, String agency, AppearanceProfiles profiles) implements TextAppearance {

    /**
     * Checks the name.
     *
     * @throws vn.motcua.failure.InvalidInputException if the name is blank or holds a control character
     */
    public CopyAppearance {
        agency = ShownName.of("agency", agency);
    }

    /**
     * Changes the space for the text, which no rule fixes.
     *
     * @param box the space
     * @return the changed appearance
     */
    public CopyAppearance withBox(TextBox box) {
        return new CopyAppearance(form, agency, profiles.withBox(box));
    }

    @Override
    public List<String> lines(OffsetDateTime signingTime) {
        return List.of(form.wording(), agency, ShownTime.of(signingTime));
    }
}
