package vn.motcua.signing.pdf.appearance;

import java.time.OffsetDateTime;
import java.util.List;

/** A few lines of black text in a corner of the first page, without image and border. */
public sealed interface TextAppearance extends SignatureAppearance
        permits CopyAppearance, DigitizerAppearance, AnnexAppearance, ArchiveAppearance, ArchiveCopyAppearance {

    /**
     * Returns the text.
     *
     * @param signingTime the time the signature claims
     * @return the lines, in Unicode normalization form C; each may wrap when it is drawn
     */
    List<String> lines(OffsetDateTime signingTime);

    /**
     * Returns where and how the text stands, one profile for each time a rule was in force.
     *
     * @return the profiles
     */
    AppearanceProfiles profiles();
}
