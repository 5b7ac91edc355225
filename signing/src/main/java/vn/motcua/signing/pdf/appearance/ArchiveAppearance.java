package vn.motcua.signing.pdf.appearance;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * The mark of a digitised archive record: the agency and the signing time, at the top right of the first page, without
 * the image of its seal.
 *
 * @param agency the name of the agency, kept in Unicode normalization form C
 * @param profiles where and how the text stands
 */
public record ArchiveAppearance(String agency, AppearanceProfiles profiles) implements TextAppearance {

    /**
     * Checks the name.
     *
     * @throws vn.motcua.failure.InvalidInputException if the name is blank or holds a control character
     */
    public ArchiveAppearance {
        agency = ShownName.of("agency", agency);
    }

    /**
     * Changes the space for the text, which no rule fixes.
     *
     * @param box the space
     * @return the changed appearance
     */
    public ArchiveAppearance withBox(TextBox box) {
        return new ArchiveAppearance(agency, profiles.withBox(box));
    }

    @Override
    public List<String> lines(OffsetDateTime signingTime) {
        return List.of(agency, ShownTime.of(signingTime));
    }
}
