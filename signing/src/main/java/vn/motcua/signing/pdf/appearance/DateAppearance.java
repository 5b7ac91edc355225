package vn.motcua.signing.pdf.appearance;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The day a document is issued, in the blanks of {@code ngày ... tháng ... năm ...} (Decree 30/2020/NĐ-CP, Appendix I,
 * part II, point 4). A year the document prints itself must be the same.
 *
 * @param date the day, or empty for the day of signing in Viet Nam
 * @param page the page
 * @param area the area to stand in with all its words, instead of the blanks
 * @param profiles how the text looks
 */
public record DateAppearance(Optional<LocalDate> date, int page, Optional<PageArea> area, List<StampProfile> profiles)
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
        return new DateAppearance(Optional.empty(), 1, Optional.empty(), PROFILES);
    }

    /**
     * Gives the day.
     *
     * @param day the day
     * @return the changed appearance
     */
    public DateAppearance withDate(LocalDate day) {
        return new DateAppearance(Optional.of(day), page, area, profiles);
    }

    /**
     * Fills the blanks of another page than the first.
     *
     * @param changed the page, counted from 1
     * @return the changed appearance
     */
    public DateAppearance onPage(int changed) {
        return new DateAppearance(date, changed, area, profiles);
    }

    /**
     * Gives the place.
     *
     * @param given the area
     * @return the changed appearance
     */
    public DateAppearance withArea(PageArea given) {
        return new DateAppearance(date, page, Optional.of(given), profiles);
    }

    /**
     * Returns the day as clerical work writes it: two digits where it is below 10.
     *
     * @param day the day
     * @return for instance {@code 05}
     */
    public static String dayText(LocalDate day) {
        return String.format(Locale.ROOT, "%02d", day.getDayOfMonth());
    }

    /**
     * Returns the month as clerical work writes it: only January and February have a zero in front.
     *
     * @param day the day
     * @return for instance {@code 02} or {@code 3}
     */
    public static String monthText(LocalDate day) {
        int month = day.getMonthValue();
        return month <= 2 ? "0" + month : Integer.toString(month);
    }
}
