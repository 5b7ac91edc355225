package vn.motcua.signing.pdf.appearance;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * The mark of an annex that is a file of its own: number and symbol of the main document and the signing time, at the
 * top right of the first page. An annex in the same file as its document needs none.
 *
 * @param mainDocument number and symbol of the main document, for instance {@code 1589/UBND-VP}
 * @param profiles where and how the text stands
 */
public record AnnexAppearance(String mainDocument, AppearanceProfiles profiles) implements TextAppearance {

    /**
     * Checks the number.
     *
     * @throws vn.motcua.failure.InvalidInputException if it is blank or holds a control character
     */
    public AnnexAppearance {
        mainDocument = ShownName.of("mainDocument", mainDocument);
    }

    /**
     * Changes the space for the text, which no rule fixes.
     *
     * @param box the space
     * @return the changed appearance
     */
    public AnnexAppearance withBox(TextBox box) {
        return new AnnexAppearance(mainDocument, profiles.withBox(box));
    }

    @Override
    public List<String> lines(OffsetDateTime signingTime) {
        return List.of(mainDocument, ShownTime.of(signingTime));
    }
}
