package vn.motcua.json;

import java.util.List;
import vn.motcua.identity.PersonName;
import vn.motcua.identity.PersonalId;
import vn.motcua.identity.Sex;

/** The forms of the room of identity. */
final class IdentityForms {

    static final Form<PersonName> PERSON_NAME = Forms.text(PersonName::value, PersonName::of);
    static final Form<PersonalId> PERSONAL_ID = Forms.text(PersonalId::value, PersonalId::of);
    static final Form<Sex> SEX = Forms.constant(Sex.values());

    private IdentityForms() {}

    static List<Document<?>> all() {
        return List.of(
                new Document<>(PersonName.class, "person-name", PERSON_NAME),
                new Document<>(PersonalId.class, "personal-id", PERSONAL_ID),
                new Document<>(Sex.class, "sex", SEX));
    }
}
