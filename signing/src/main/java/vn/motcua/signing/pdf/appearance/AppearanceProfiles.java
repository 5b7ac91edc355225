package vn.motcua.signing.pdf.appearance;

import java.time.LocalDate;
import java.util.List;
import vn.motcua.failure.InvalidInputException;

/**
 * The profiles of one kind of appearance, each with the day it came into force.
 *
 * @param versions the profiles, at least one
 */
public record AppearanceProfiles(List<AppearanceProfile> versions) {

    private static final AppearanceProfiles ANNEX = ProfileResource.read("annex");
    private static final AppearanceProfiles ARCHIVE = ProfileResource.read("archive");
    private static final AppearanceProfiles ARCHIVE_COPY = ProfileResource.read("archive-copy");
    private static final AppearanceProfiles COPY = ProfileResource.read("copy");
    private static final AppearanceProfiles DIGITIZER = ProfileResource.read("digitizer");

    /**
     * Keeps a copy of the profiles, the earliest first.
     *
     * @throws InvalidInputException if there is none
     */
    public AppearanceProfiles {
        versions = DatedChoice.sorted(versions, AppearanceProfile::inForceFrom);
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
     * Returns the profiles of the mark of an annex in a file of its own.
     *
     * @return the profiles since Decree 30/2020/NĐ-CP
     */
    public static AppearanceProfiles annex() {
        return ANNEX;
    }

    /**
     * Returns the profiles of the mark of a digitised archive record.
     *
     * @return the profiles since Circular 05/2025/TT-BNV
     */
    public static AppearanceProfiles archive() {
        return ARCHIVE;
    }

    /**
     * Returns the profiles of the mark of an authenticated copy from an archive.
     *
     * @return the profiles since Circular 05/2025/TT-BNV
     */
    public static AppearanceProfiles archiveCopy() {
        return ARCHIVE_COPY;
    }

    /**
     * Returns the profile of a day.
     *
     * @param day the day of signing in Viet Nam
     * @return the profile in force
     * @throws InvalidInputException if none was in force yet
     */
    public AppearanceProfile inForce(LocalDate day) {
        return DatedChoice.of(versions, AppearanceProfile::inForceFrom, day);
    }

    AppearanceProfiles withBox(TextBox box) {
        return new AppearanceProfiles(
                versions.stream().map(version -> version.withBox(box)).toList());
    }
}
