package vn.motcua.indicator;

import java.util.Locale;

/**
 * A name in two languages. Instances are immutable.
 *
 * @param vietnamese the Vietnamese name
 * @param english the English name
 */
public record Label(String vietnamese, String english) {

    /**
     * Returns one of them.
     *
     * @param locale Vietnamese gets Vietnamese, every other locale English
     * @return the name
     */
    public String in(Locale locale) {
        return locale.getLanguage().equals("vi") ? vietnamese : english;
    }
}
