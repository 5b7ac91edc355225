package vn.motcua.signing.pdf.appearance;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The day a document is issued, in the blanks of {@code ngày ... tháng ... năm ...} (Decree 30/2020/NĐ-CP, Appendix I,
 * part II, point 4). A year the document prints itself must be the same.
 *
 * <p>A signature has one field, and a field over several blanks would lie on the words between them. So each blank has a
 * signature of its own: {@link vn.motcua.signing.pdf.PdfSigner#signAll} makes as many as the document leaves blanks. A
 * single signature shows the figures of the blank that is {@linkplain #in named}, or the date with all its words in an
 * {@linkplain #withArea area} or in an empty field of the document.
 *
 * @param date the day, or empty for the day of signing in Viet Nam
 * @param blank the blank that is filled, or empty for the whole date
 * @param page the page
 * @param area the area to stand in, instead of the blank; without a blank with all words of the date
 * @param profiles how the text looks
 */
public record DateAppearance(
        Optional<LocalDate> date,
        Optional<DateBlank> blank,
        int page,
        Optional<PageArea> area,
        List<StampProfile> profiles)
        implements StampAppearance {

    private static final List<StampProfile> PROFILES = ProfileResource.readStamps("date");

    /**
     * Sorts the profiles.
     *
     * @throws vn.motcua.failure.InvalidInputException if there is none
     */
    public DateAppearance {
        profiles = DatedChoice.sorted(profiles, StampProfile::inForceFrom);
    }

    static DateAppearance ofSigning() {
        return new DateAppearance(Optional.empty(), Optional.empty(), 1, Optional.empty(), PROFILES);
    }

    /**
     * Gives the day.
     *
     * @param day the day
     * @return the changed appearance
     */
    public DateAppearance withDate(LocalDate day) {
        return new DateAppearance(Optional.of(day), blank, page, area, profiles);
    }

    /**
     * Fills one blank only.
     *
     * @param filled the blank
     * @return the changed appearance
     */
    public DateAppearance in(DateBlank filled) {
        return new DateAppearance(date, Optional.of(filled), page, area, profiles);
    }

    /**
     * Fills the blanks of another page than the first.
     *
     * @param changed the page, counted from 1
     * @return the changed appearance
     */
    public DateAppearance onPage(int changed) {
        return new DateAppearance(date, blank, changed, area, profiles);
    }

    /**
     * Gives the place.
     *
     * @param given the area
     * @return the changed appearance
     */
    public DateAppearance withArea(PageArea given) {
        return new DateAppearance(date, blank, page, Optional.of(given), profiles);
    }

    /**
     * Returns what is written where the blanks are not found by their words.
     *
     * @param day the day
     * @return the figures of the blank, or the whole date as in {@code ngày 05 tháng 3 năm 2026}
     */
    public String words(LocalDate day) {
        return blank.map(filled -> filled.figures(day))
                .orElseGet(() -> Arrays.stream(DateBlank.values())
                        .map(part -> part.word() + " " + part.figures(day))
                        .collect(Collectors.joining(" ")));
    }
}
