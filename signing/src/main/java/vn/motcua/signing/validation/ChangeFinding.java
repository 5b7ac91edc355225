package vn.motcua.signing.validation;

import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * One thing that was changed in a document after a signature.
 *
 * @param kind what kind of change
 * @param permitted whether the signature permits it
 * @param object the number of the object that changed, if it is one object
 * @param english the sentence in English
 * @param vietnamese the sentence in Vietnamese
 */
public record ChangeFinding(
        ChangeKind kind, boolean permitted, OptionalLong object, String english, String vietnamese) {

    /** Checks that nothing is missing. */
    public ChangeFinding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(object, "object");
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
