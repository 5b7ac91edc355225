package vn.motcua.identity;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The name of a person or of an organisation that files a dossier.
 *
 * <p>The text is kept in Unicode form NFC with the spaces around it removed and those inside collapsed, so that the
 * same name typed on two keyboards is equal. Spellings that differ in where the tone stands (Thụy, Thuỵ) stay
 * different values, but share a {@link #searchKey}. A Vietnamese name is read as surname, middle name and given name,
 * split at the spaces; lists are put in order by given name (inferred from practice). {@code toString} tells the
 * initials only. Instances are immutable.
 *
 * <pre>{@code
 * PersonName name = PersonName.of("  Nguyễn  Văn An ");
 * name.value();      // "Nguyễn Văn An"
 * name.givenName();  // "An"
 * name.toString();   // "N.V.A."
 * people.sort(PersonName.byGivenName());
 * }</pre>
 *
 * @param value the name, 1 to {@value #MAX_LENGTH} characters; normalised when the value is made
 */
@PersonalData
public record PersonName(String value) {

    /** The longest name accepted, in UTF-16 characters. */
    public static final int MAX_LENGTH = 250;

    private static final Comparator<PersonName> BY_GIVEN_NAME = Comparator.comparing(
                    PersonName::givenName, VietnameseText.order())
            .thenComparing(PersonName::surname, VietnameseText.order())
            .thenComparing(PersonName::middleName, VietnameseText.order());

    private static final Pattern SPACES = Pattern.compile("\\p{IsWhite_Space}+");

    /**
     * Normalises and checks the name.
     *
     * @throws InvalidInputException if it is blank, too long, or holds control or invisible characters
     */
    public PersonName {
        value = SPACES.matcher(Normalizer.normalize(value, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        if (value.isEmpty() || value.length() > MAX_LENGTH || value.codePoints().anyMatch(PersonName::isInvisible)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "name",
                    value.length() + " characters (not shown)",
                    "1 to " + MAX_LENGTH + " visible characters");
        }
    }

    /**
     * Takes a name as it was typed.
     *
     * @param text the name
     * @return the normalised name
     */
    public static PersonName of(String text) {
        return new PersonName(text);
    }

    /**
     * Returns the order of Vietnamese lists: by given name, then surname, then middle name, each in
     * {@linkplain VietnameseText#order() Vietnamese order}.
     *
     * @return the comparator, consistent with equals; it may be shared between threads
     */
    public static Comparator<PersonName> byGivenName() {
        return BY_GIVEN_NAME;
    }

    /**
     * Returns the given name (tên).
     *
     * @return the last word, which may be the only one
     */
    public String givenName() {
        return value.substring(value.lastIndexOf(' ') + 1);
    }

    /**
     * Returns the surname (họ).
     *
     * @return the first word, or an empty text if the name has one word only
     */
    public String surname() {
        return value.substring(0, Math.max(0, value.indexOf(' ')));
    }

    /**
     * Returns the middle name (tên đệm).
     *
     * @return the words between surname and given name, or an empty text if there are none
     */
    public String middleName() {
        int first = value.indexOf(' ');
        int last = value.lastIndexOf(' ');
        return first < last ? value.substring(first + 1, last) : "";
    }

    /**
     * Returns the key under which the name is found; see {@link VietnameseText#searchKey}.
     *
     * @return lower case without marks; personal data like the name itself
     */
    public String searchKey() {
        return VietnameseText.searchKey(value);
    }

    /**
     * Returns the initials, which is all that logs may see.
     *
     * @return for instance {@code N.V.A.}
     */
    public String initials() {
        return SPACES.splitAsStream(value)
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT) + ".")
                .collect(Collectors.joining());
    }

    /** Returns the initials. */
    @Override
    public String toString() {
        return initials();
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
