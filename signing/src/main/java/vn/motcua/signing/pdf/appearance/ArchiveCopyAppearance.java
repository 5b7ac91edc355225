package vn.motcua.signing.pdf.appearance;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * The mark of an authenticated copy that an archive hands out: the words {@code BẢN SAO} at the top right of the first
 * page.
 *
 * @param profiles where and how the text stands
 */
public record ArchiveCopyAppearance(AppearanceProfiles profiles) implements TextAppearance {

    /**
     * Changes the space for the text, which no rule fixes.
     *
     * @param box the space
     * @return the changed appearance
     */
    public ArchiveCopyAppearance withBox(TextBox box) {
        return new ArchiveCopyAppearance(profiles.withBox(box));
    }

    @Override
    public List<String> lines(OffsetDateTime signingTime) {
        return List.of("BẢN SAO");
    }
}
