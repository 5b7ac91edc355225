package vn.motcua.dossier;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.identity.PersonName;
import vn.motcua.identity.PersonalData;
import vn.motcua.identity.PersonalId;
import vn.motcua.identity.PhoneNumber;

/**
 * The owner of a dossier (chủ hồ sơ).
 *
 * <p>{@code toString} tells the kind and initials only. Instances are immutable.
 *
 * <pre>{@code
 * Applicant applicant = Applicant.of(ApplicantKind.CITIZEN, PersonName.of("Nguyễn Văn An"))
 *         .withPersonalId(PersonalId.of("019090012345"))
 *         .withPhone(PhoneNumber.of("0912345678"));
 * }</pre>
 */
@PersonalData
public final class Applicant {

    private static final int MAX_CONTACT = 250;

    private final ApplicantKind kind;
    private final PersonName name;
    private final @Nullable PersonalId personalId;
    private final @Nullable PhoneNumber phone;
    private final String email;

    private Applicant(ApplicantKind kind, PersonName name, @Nullable PersonalId personalId, Contact contact) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.name = Objects.requireNonNull(name, "name");
        this.personalId = personalId;
        this.phone = contact.phone;
        this.email = Require.upTo("email", contact.email, MAX_CONTACT);
    }

    @PersonalData
    private record Contact(@Nullable PhoneNumber phone, String email) {

        @Override
        public String toString() {
            return "Contact[redacted]";
        }
    }

    /**
     * Returns an applicant of whom only the name is known.
     *
     * @param kind what kind of party
     * @param name the name
     * @return the applicant
     */
    public static Applicant of(ApplicantKind kind, PersonName name) {
        return new Applicant(kind, name, null, new Contact(null, ""));
    }

    /**
     * Returns this applicant with a personal identification number.
     *
     * @param id the number
     * @return a new applicant
     */
    public Applicant withPersonalId(PersonalId id) {
        return new Applicant(kind, name, id, new Contact(phone, email));
    }

    /**
     * Returns this applicant with a telephone number.
     *
     * @param number the number
     * @return a new applicant
     */
    public Applicant withPhone(PhoneNumber number) {
        return new Applicant(kind, name, personalId, new Contact(number, email));
    }

    /**
     * Returns this applicant with an e-mail address.
     *
     * @param address the address as it was given, at most 250 characters
     * @return a new applicant
     */
    public Applicant withEmail(String address) {
        return new Applicant(kind, name, personalId, new Contact(phone, address));
    }

    /**
     * Returns the kind.
     *
     * @return what kind of party this is
     */
    public ApplicantKind kind() {
        return kind;
    }

    /**
     * Returns the name.
     *
     * @return the name of the person or organisation
     */
    public PersonName name() {
        return name;
    }

    /**
     * Returns the personal identification number.
     *
     * @return the number, or empty if it is not known
     */
    public Optional<PersonalId> personalId() {
        return Optional.ofNullable(personalId);
    }

    /**
     * Returns the telephone number.
     *
     * @return the number, or empty if it is not known
     */
    public Optional<PhoneNumber> phone() {
        return Optional.ofNullable(phone);
    }

    /**
     * Returns the e-mail address.
     *
     * @return the address, or empty if it is not known
     */
    public Optional<String> email() {
        return Optional.of(email).filter(text -> !text.isBlank());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Applicant that
                && kind == that.kind
                && name.equals(that.name)
                && Objects.equals(personalId, that.personalId)
                && Objects.equals(phone, that.phone)
                && email.equals(that.email);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, name, personalId, phone, email);
    }

    /** Returns the kind and the initials. */
    @Override
    public String toString() {
        return "Applicant[" + kind + ", " + name + "]";
    }
}
