package vn.motcua.dossier;

import java.util.Locale;
import vn.motcua.procedure.Basis;

/**
 * A rule that a step breaks, with what it rests on.
 *
 * @param name the stable name of the rule, for instance {@code transition}
 * @param basis whether law, practice or the SDK's own reading stands behind it
 * @param citation the document and article for {@link Basis#LAW}, otherwise where the rule was taken from
 * @param english what the rule says, in English
 * @param vietnamese what the rule says, in Vietnamese
 */
public record BrokenRule(String name, Basis basis, String citation, String english, String vietnamese) {

    /**
     * Says the rule to a person.
     *
     * @param locale Vietnamese gets Vietnamese, every other locale English
     * @return one sentence without personal data
     */
    public String message(Locale locale) {
        return locale.getLanguage().equals("vi") ? vietnamese : english;
    }
}
