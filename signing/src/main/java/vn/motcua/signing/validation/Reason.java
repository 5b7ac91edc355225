package vn.motcua.signing.validation;

import java.util.Locale;
import java.util.Objects;

/**
 * One sentence of the grounds for a verdict, or a warning beside it.
 *
 * @param code the stable code
 * @param english the sentence in English
 * @param vietnamese the sentence in Vietnamese
 */
public record Reason(ReasonCode code, String english, String vietnamese) {

    /** Checks that nothing is missing. */
    public Reason {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(english, "english");
        Objects.requireNonNull(vietnamese, "vietnamese");
    }

    /**
     * Returns the sentence in a language.
     *
     * @param locale Vietnamese gets Vietnamese, every other locale English
     * @return the sentence
     */
    public String text(Locale locale) {
        return locale.getLanguage().equals("vi") ? vietnamese : english;
    }
}
