package vn.motcua.json;

import java.util.List;
import vn.motcua.identity.CitizenCardQr;
import vn.motcua.identity.IdentityFinding;
import vn.motcua.identity.OldIdentityNumber;
import vn.motcua.identity.PersonName;
import vn.motcua.identity.PersonalId;
import vn.motcua.identity.PhoneNumber;
import vn.motcua.identity.Sex;
import vn.motcua.identity.TaxCode;

/** The forms of the room of identity. */
final class IdentityForms {

    static final Form<PersonName> PERSON_NAME = Forms.text(PersonName::value, PersonName::of);
    static final Form<PersonalId> PERSONAL_ID = Forms.text(PersonalId::value, PersonalId::of);
    static final Form<Sex> SEX = Forms.constant(Sex.values());
    static final Form<TaxCode> TAX_CODE = Forms.text(TaxCode::value, TaxCode::of);
    static final Form<TaxCode.Kind> TAX_CODE_KIND = Forms.constant(TaxCode.Kind.values());
    static final Form<PhoneNumber> PHONE_NUMBER = Forms.text(PhoneNumber::value, PhoneNumber::of);
    static final Form<OldIdentityNumber> OLD_IDENTITY_NUMBER =
            Forms.text(OldIdentityNumber::value, OldIdentityNumber::of);
    static final Form<CitizenCardQr> CITIZEN_CARD_QR = Forms.text(CitizenCardQr::text, CitizenCardQr::parse);
    static final Form<IdentityFinding> IDENTITY_FINDING = Forms.constant(IdentityFinding.values());

    private IdentityForms() {}

    static List<Document<?>> all() {
        return List.of(
                new Document<>(PersonName.class, "person-name", PERSON_NAME),
                new Document<>(PersonalId.class, "personal-id", PERSONAL_ID),
                new Document<>(Sex.class, "sex", SEX),
                new Document<>(TaxCode.class, "tax-code", TAX_CODE),
                new Document<>(TaxCode.Kind.class, "tax-code-kind", TAX_CODE_KIND),
                new Document<>(PhoneNumber.class, "phone-number", PHONE_NUMBER),
                new Document<>(OldIdentityNumber.class, "old-identity-number", OLD_IDENTITY_NUMBER),
                new Document<>(CitizenCardQr.class, "citizen-card-qr", CITIZEN_CARD_QR),
                new Document<>(IdentityFinding.class, "identity-finding", IDENTITY_FINDING));
    }
}
