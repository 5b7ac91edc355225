package vn.motcua.signing.pdf.appearance;

import java.time.LocalDate;
import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * How an image looks from one day on. Sizes and colours are inferred where {@code source} says so, and can be set.
 *
 * @param inForceFrom the first day of the profile
 * @param ink the colour
 * @param width the largest width in points; a seal has its real size instead
 * @param height the largest height in points; a seal has its real size instead
 * @param inset the least distance to what stands around it, or to the edges of the page, in points
 * @param coveredPart the part of the person's signature that a seal covers, from 0 to 1
 * @param source the rule the profile follows, and which of its values are the SDK's own
 */
public record ImageProfile(
        LocalDate inForceFrom, Ink ink, double width, double height, double inset, double coveredPart, String source) {

    /**
     * Checks the ranges.
     *
     * @throws InvalidInputException if a number is out of its range
     */
    public ImageProfile {
        if (!(width > 0 && height > 0 && inset >= 0 && coveredPart >= 0 && coveredPart <= 1)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "image profile",
                    width + " x " + height + ", inset " + inset + ", covered " + coveredPart,
                    "sizes above 0, an inset from 0 and a part from 0 to 1");
        }
    }

    static ImageProfile inForce(List<ImageProfile> profiles, LocalDate day) {
        return DatedChoice.of(profiles, ImageProfile::inForceFrom, day);
    }

    ImageProfile withInk(Ink changed) {
        return new ImageProfile(inForceFrom, changed, width, height, inset, coveredPart, source);
    }

    ImageProfile withSize(double changedWidth, double changedHeight) {
        return new ImageProfile(inForceFrom, ink, changedWidth, changedHeight, inset, coveredPart, source);
    }

    ImageProfile withCoveredPart(double changed) {
        return new ImageProfile(inForceFrom, ink, width, height, inset, changed, source);
    }
}
