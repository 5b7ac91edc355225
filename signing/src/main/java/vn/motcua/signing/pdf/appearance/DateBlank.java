package vn.motcua.signing.pdf.appearance;

import java.time.LocalDate;
import java.util.Locale;

/** A blank in the line of a document's date: {@code ngày ... tháng ... năm ...}. */
public enum DateBlank {
    /** Behind {@code ngày}. */
    DAY("ngày"),
    /** Behind {@code tháng}. */
    MONTH("tháng"),
    /** Behind {@code năm}. */
    YEAR("năm");

    private final String word;

    DateBlank(String word) {
        this.word = word;
    }

    /**
     * Returns the word the document prints in front of the blank.
     *
     * @return for instance {@code ngày}
     */
    public String word() {
        return word;
    }

    /**
     * Returns the figures for the blank as clerical work writes them: days below 10 and the months January and February
     * have a zero in front (Decree 30/2020/NĐ-CP, Appendix I, part II, point 4).
     *
     * @param date the date
     * @return for instance {@code 05} for a day, {@code 02} or {@code 3} for a month
     */
    public String figures(LocalDate date) {
        return switch (this) {
            case DAY -> twoDigits(date.getDayOfMonth());
            case MONTH ->
                date.getMonthValue() <= 2 ? twoDigits(date.getMonthValue()) : Integer.toString(date.getMonthValue());
            case YEAR -> Integer.toString(date.getYear());
        };
    }

    private static String twoDigits(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }
}
