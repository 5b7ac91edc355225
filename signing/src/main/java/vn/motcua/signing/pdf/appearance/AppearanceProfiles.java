package vn.motcua.signing.pdf.appearance;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The profiles of one kind of appearance, each with the day it came into force.
 *
 * @param versions the profiles, at least one
 */
public record AppearanceProfiles(List<AppearanceProfile> versions) {

    private static final AppearanceProfiles COPY = ProfileResource.read("copy");
    private static final AppearanceProfiles DIGITIZER = ProfileResource.read("digitizer");

    /**
     * Keeps a copy of the profiles, the earliest first.
     *
     * @throws InvalidInputException if there is none
     */
    public AppearanceProfiles {
        if (versions.isEmpty()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "versions", "none", "at least one profile");
        }
        versions = versions.stream()
                .sorted(Comparator.comparing(AppearanceProfile::inForceFrom))
                .toList();
    }

    /**
     * Returns the profiles of the mark of a copy.
     *
     * @return the profiles since Decree 30/2020/NĐ-CP
     */
    public static AppearanceProfiles copy() {
        return COPY;
    }

    /**
     * Returns the profiles of the mark of the person who captured a paper.
     *
     * @return the profiles since Circular 01/2023/TT-VPCP
     */
    public static AppearanceProfiles digitizer() {
        return DIGITIZER;
    }

    /**
     * Returns the profile of a day.
     *
     * @param day the day of signing in Viet Nam
     * @return the profile in force
     * @throws InvalidInputException if none was in force yet
     */
    public AppearanceProfile inForce(LocalDate day) {
        return versions.stream()
                .filter(version -> !version.inForceFrom().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new InvalidInputException(
                        FailureCode.INVALID_VALUE,
                        "signing day",
                        day.toString(),
                        "from " + versions.get(0).inForceFrom()));
    }

    AppearanceProfiles withBox(TextBox box) {
        return new AppearanceProfiles(
                versions.stream().map(version -> version.withBox(box)).toList());
    }
}
