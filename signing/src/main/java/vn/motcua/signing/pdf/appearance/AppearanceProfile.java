package vn.motcua.signing.pdf.appearance;

import java.time.LocalDate;

/**
 * How a text appearance looks from one day on.
 *
 * @param inForceFrom the first day of the profile
 * @param corner the corner of the first page
 * @param fontSize the size of the upright black serif type, in points
 * @param box the space for the text; inferred
 * @param source the rule the profile follows, and which of its values are the SDK's own
 */
public record AppearanceProfile(LocalDate inForceFrom, Corner corner, double fontSize, TextBox box, String source) {

    AppearanceProfile withBox(TextBox changed) {
        return new AppearanceProfile(inForceFrom, corner, fontSize, changed, source);
    }
}
