package vn.motcua.signing.pdf.appearance;

import java.util.List;

/**
 * The initials of a drafter or reviewer at the bottom right of every page: ký nháy.
 *
 * <p>No rule fixes their place; it is inferred. They are drawn in the revision of the signature, so that it covers them,
 * and only on a document without signatures, because on later ones every page would change behind the earlier signers'
 * backs.
 *
 * @param image the initials on a transparent background
 * @param profiles colour, size and distance from the edges
 */
public record InitialsAppearance(SignatureImage image, List<ImageProfile> profiles) implements ImageAppearance {

    private static final List<ImageProfile> PROFILES = ProfileResource.readImages("initials");

    /**
     * Sorts the profiles.
     *
     * @throws vn.motcua.failure.InvalidInputException if there is none
     */
    public InitialsAppearance {
        profiles = DatedChoice.sorted(profiles, ImageProfile::inForceFrom);
    }

    static InitialsAppearance of(SignatureImage image) {
        return new InitialsAppearance(image, PROFILES);
    }

    /**
     * Changes the largest size, which is inferred.
     *
     * @param width the width in points
     * @param height the height in points
     * @return the changed appearance
     */
    public InitialsAppearance withSize(double width, double height) {
        return new InitialsAppearance(
                image,
                profiles.stream()
                        .map(profile -> profile.withSize(width, height))
                        .toList());
    }
}
