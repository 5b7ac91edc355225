package vn.motcua.signing.pdf.appearance;

/**
 * What a signature shows on the page.
 *
 * <p>An appearance is data: it knows its text and its place by the profile in force on the day of signing. New kinds
 * may be added in a minor version.
 */
public sealed interface SignatureAppearance permits InvisibleAppearance, TextAppearance {

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
}
