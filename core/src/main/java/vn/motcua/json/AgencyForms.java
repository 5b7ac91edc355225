package vn.motcua.json;

import java.util.List;
import vn.motcua.agency.AdministrativeUnit;
import vn.motcua.agency.AgencyCode;

/** The forms of the room of agencies. */
final class AgencyForms {

    static final Form<AgencyCode> AGENCY_CODE = Forms.text(AgencyCode::value, AgencyCode::of);
    static final Form<AdministrativeUnit> ADMINISTRATIVE_UNIT = Forms.object(
            (unit, out) -> out.put("code", Forms.TEXT, unit.code()).put("name", Forms.TEXT, unit.name()),
            in -> new AdministrativeUnit(in.get("code", Forms.TEXT), in.get("name", Forms.TEXT)));

    private AgencyForms() {}

    static List<Document<?>> all() {
        return List.of(
                new Document<>(AgencyCode.class, "agency-code", AGENCY_CODE),
                new Document<>(AdministrativeUnit.class, "administrative-unit", ADMINISTRATIVE_UNIT));
    }
}
