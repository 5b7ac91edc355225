package vn.motcua.signing.pdf.appearance;

/**
 * What a signature shows on the page.
 *
 * <p>An appearance is data: it knows its text and its place by the profile in force on the day of signing. New kinds
 * may be added in a minor version.
 */
public sealed interface SignatureAppearance
        permits InvisibleAppearance, TextAppearance, ImageAppearance, StampAppearance {

    /**
     * Shows nothing.
     *
     * @return the appearance of a signature that is only in the file
     */
    static SignatureAppearance invisible() {
        return InvisibleAppearance.INSTANCE;
    }

    /**
     * Marks an electronic copy of a paper document at the top right of its first page (Decree 30/2020/NĐ-CP, Appendix
     * I, part II).
     *
     * @param form the form of the copy
     * @param agency the name of the agency that copies
     * @return the appearance
     */
    static CopyAppearance copy(CopyForm form, String agency) {
        return new CopyAppearance(form, agency, AppearanceProfiles.copy());
    }

    /**
     * Names the person who captured a paper at the top left of its first page (Circular 01/2023/TT-VPCP, Article 8).
     *
     * @param person the person's name
     * @return the appearance
     */
    static DigitizerAppearance digitizer(String person) {
        return new DigitizerAppearance(person, AppearanceProfiles.digitizer());
    }

    /**
     * Marks an annex that is a file of its own at the top right of its first page (Decree 30/2020/NĐ-CP, Appendix I,
     * part II, point 8).
     *
     * @param mainDocument number and symbol of the main document
     * @return the appearance
     */
    static AnnexAppearance annex(String mainDocument) {
        return new AnnexAppearance(mainDocument, AppearanceProfiles.annex());
    }

    /**
     * Marks a digitised archive record at the top right of its first page (Circular 05/2025/TT-BNV, Article 8).
     *
     * @param agency the name of the agency that digitised it
     * @return the appearance
     */
    static ArchiveAppearance archive(String agency) {
        return new ArchiveAppearance(agency, AppearanceProfiles.archive());
    }

    /**
     * Marks an authenticated copy that an archive hands out at the top right of its first page (Circular
     * 05/2025/TT-BNV, Article 41).
     *
     * @return the appearance
     */
    static ArchiveCopyAppearance archiveCopy() {
        return new ArchiveCopyAppearance(AppearanceProfiles.archiveCopy());
    }

    /**
     * Shows a handwritten signature above the full name of its person.
     *
     * @param image the signature, blue on a transparent background
     * @param fullName the full name as the document writes it
     * @return the appearance
     */
    static PersonAppearance person(SignatureImage image, String fullName) {
        return PersonAppearance.of(image, fullName);
    }

    /**
     * Shows the seal of an agency over a part of the person's signature.
     *
     * @param image the seal, red on a transparent background
     * @return the appearance
     */
    static AgencyAppearance agency(SignatureImage image) {
        return AgencyAppearance.of(image);
    }

    /**
     * Shows initials on every page.
     *
     * @param image the initials on a transparent background
     * @return the appearance
     */
    static InitialsAppearance initials(SignatureImage image) {
        return InitialsAppearance.of(image);
    }

    /**
     * Writes the number of the document into its blank.
     *
     * @param number the number
     * @return the appearance
     */
    static NumberAppearance number(String number) {
        return NumberAppearance.of(number);
    }

    /**
     * Writes the day of signing into the blanks of the date, each with a signature of its own: see {@link DateAppearance}.
     *
     * @return the appearance
     */
    static DateAppearance date() {
        return DateAppearance.ofSigning();
    }
}
