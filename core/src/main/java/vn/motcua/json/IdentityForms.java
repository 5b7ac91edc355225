package vn.motcua.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.motcua.identity.CitizenCardQr;
import vn.motcua.identity.IdentityFinding;
import vn.motcua.identity.LegacyDetection;
import vn.motcua.identity.LegacyEncoding;
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

    static final Form<LegacyEncoding> LEGACY_ENCODING = Forms.constant(LegacyEncoding.values());
    static final Form<LegacyDetection.Confidence> CONFIDENCE = Forms.constant(LegacyDetection.Confidence.values());

    static final Union<LegacyDetection> LEGACY_DETECTION = new Union<>(LegacyDetection.class, (detection, out) -> {})
            .with(
                    LegacyDetection.Found.class,
                    "FOUND",
                    (found, out) -> out.put("encoding", LEGACY_ENCODING, found.encoding())
                            .put("confidence", CONFIDENCE, found.confidence()),
                    in -> new LegacyDetection.Found(
                            in.get("encoding", LEGACY_ENCODING), in.get("confidence", CONFIDENCE)))
            .with(
                    LegacyDetection.NothingToConvert.class,
                    "NOTHING_TO_CONVERT",
                    (nothing, out) -> {},
                    in -> new LegacyDetection.NothingToConvert())
            .with(
                    LegacyDetection.Undecided.class,
                    "UNDECIDED",
                    (undecided, out) ->
                            out.putSome("candidates", LEGACY_ENCODING, new TreeSet<>(undecided.candidates())),
                    in -> new LegacyDetection.Undecided(Set.copyOf(in.list("candidates", LEGACY_ENCODING))));

    private IdentityForms() {}

    static List<Document<?>> all() {
        List<Document<?>> all = new ArrayList<>(LEGACY_DETECTION.documents("legacy-detection"));
        all.addAll(texts());
        return all;
    }

    private static List<Document<?>> texts() {
        return List.of(
                new Document<>(LegacyEncoding.class, "legacy-encoding", LEGACY_ENCODING),
                new Document<>(LegacyDetection.Confidence.class, "legacy-confidence", CONFIDENCE),
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
