package vn.motcua.signing.token.driver;

import java.util.Locale;

/**
 * One sentence in both languages.
 *
 * @param english with a place for each value, as {@link String#format} has it
 * @param vietnamese with the same places
 */
record Wording(String english, String vietnamese) {

    String in(Locale locale, Object... values) {
        String text = locale.getLanguage().equals("vi") ? vietnamese : english;
        return String.format(Locale.ROOT, text, values);
    }
}
