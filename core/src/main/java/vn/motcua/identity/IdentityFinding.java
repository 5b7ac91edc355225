package vn.motcua.identity;

import java.util.Locale;

/**
 * What does not fit in somebody's identity data. A finding is for an officer to look at: digits are mistyped, but
 * records are also corrected, so none of them alone makes the data invalid.
 */
public enum IdentityFinding {
    /** The first three digits are no province; they may be those of a country. */
    BIRTHPLACE_NOT_A_PROVINCE(
            "The first three digits of the personal id are no province of birth registration; they may be a country.",
            "Ba chữ số đầu của số định danh không phải mã tỉnh, thành phố đăng ký khai sinh; có thể là mã quốc gia."),
    /** The birth lies in the future. */
    BIRTH_AHEAD("The birth lies in the future.", "Ngày sinh nằm ở tương lai."),
    /** The personal id and the date of birth tell different centuries. */
    BIRTH_CENTURY_DIFFERS(
            "The century told by the personal id is not that of the date of birth.",
            "Thế kỷ sinh trong số định danh khác với ngày sinh."),
    /** The personal id and the date of birth tell different years of the century. */
    BIRTH_YEAR_DIFFERS(
            "The year told by the personal id is not that of the date of birth.",
            "Năm sinh trong số định danh khác với ngày sinh."),
    /** The personal id and the card tell different sexes. */
    SEX_DIFFERS(
            "The sex told by the personal id is not the one on the card.",
            "Giới tính trong số định danh khác với giới tính trên thẻ."),
    /** The card was issued before its holder was born. */
    ISSUED_BEFORE_BIRTH("The card was issued before the birth.", "Ngày cấp thẻ trước ngày sinh."),
    /** The card was issued in the future. */
    ISSUE_AHEAD("The day of issue lies in the future.", "Ngày cấp thẻ nằm ở tương lai.");

    private final String english;
    private final String vietnamese;

    IdentityFinding(String english, String vietnamese) {
        this.english = english;
        this.vietnamese = vietnamese;
    }

    /**
     * Says what does not fit, without personal data.
     *
     * @param locale Vietnamese gets Vietnamese, every other locale English
     * @return one sentence
     */
    public String describe(Locale locale) {
        return locale.getLanguage().equals("vi") ? vietnamese : english;
    }
}
