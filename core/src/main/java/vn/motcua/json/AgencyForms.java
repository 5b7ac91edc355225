package vn.motcua.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.motcua.agency.AdministrativeUnit;
import vn.motcua.agency.AdministrativeUnits;
import vn.motcua.agency.AgencyCode;
import vn.motcua.agency.AgencySet;
import vn.motcua.agency.AgencySettings;
import vn.motcua.agency.CodeChange;
import vn.motcua.agency.CodeMapping;
import vn.motcua.agency.DocumentNumber;
import vn.motcua.agency.DocumentSeries;
import vn.motcua.agency.DocumentSymbol;
import vn.motcua.agency.DocumentType;
import vn.motcua.agency.Evidence;
import vn.motcua.agency.LevelOneCode;
import vn.motcua.agency.LevelOneCodes;
import vn.motcua.agency.NumberStyle;
import vn.motcua.agency.Reference;
import vn.motcua.agency.UnitType;

/** The forms of the room of agencies. */
final class AgencyForms {

    static final Form<AgencyCode> AGENCY_CODE = Forms.text(AgencyCode::value, AgencyCode::of);
    static final Form<UnitType> UNIT_TYPE = Forms.constant(UnitType.values());
    static final Form<Evidence> EVIDENCE = Forms.constant(Evidence.values());
    static final Form<NumberStyle> NUMBER_STYLE = Forms.constant(NumberStyle.values());
    static final Form<DocumentType> DOCUMENT_TYPE = Forms.constant(DocumentType.values());
    static final Form<DocumentSeries.Kind> DOCUMENT_SERIES_KIND = Forms.constant(DocumentSeries.Kind.values());
    static final Form<DocumentSymbol> DOCUMENT_SYMBOL = Forms.text(DocumentSymbol::toString, DocumentSymbol::parse);
    static final Form<DocumentNumber> DOCUMENT_NUMBER =
            Forms.text(number -> number.format(NumberStyle.PLAIN), DocumentNumber::parse);
    static final Form<Reference> REFERENCE = Forms.text(Reference::name, Reference::to);

    static final Form<AdministrativeUnit> ADMINISTRATIVE_UNIT = Forms.object(
            (unit, out) -> out.put("code", Forms.TEXT, unit.code())
                    .put("type", UNIT_TYPE, unit.type())
                    .put("name", Forms.TEXT, unit.name())
                    .put("province", Forms.TEXT, unit.province())
                    .put("validity", ProcedureForms.VALIDITY, unit.validity())
                    .put("source", Forms.TEXT, unit.source()),
            in -> new AdministrativeUnit(
                    in.get("code", Forms.TEXT),
                    in.get("type", UNIT_TYPE),
                    in.get("name", Forms.TEXT),
                    in.get("province", Forms.TEXT),
                    in.get("validity", ProcedureForms.VALIDITY),
                    in.get("source", Forms.TEXT)));

    static final Form<LevelOneCode> LEVEL_ONE_CODE = Forms.object(
            (code, out) -> out.put("code", Forms.TEXT, code.code())
                    .put("name", Forms.TEXT, code.name())
                    .putIf("province", Forms.TEXT, code.province())
                    .put("evidence", EVIDENCE, code.evidence())
                    .put("validity", ProcedureForms.VALIDITY, code.validity()),
            in -> new LevelOneCode(
                    in.get("code", Forms.TEXT),
                    in.get("name", Forms.TEXT),
                    in.find("province", Forms.TEXT),
                    in.get("evidence", EVIDENCE),
                    in.get("validity", ProcedureForms.VALIDITY)));

    static final Form<DocumentSeries> DOCUMENT_SERIES = Forms.object(
            (series, out) -> out.put("agency", AGENCY_CODE, series.agency())
                    .put("year", Forms.INTEGER, series.year())
                    .put("kind", DOCUMENT_SERIES_KIND, series.kind()),
            in -> new DocumentSeries(
                    in.get("agency", AGENCY_CODE),
                    in.get("year", Forms.INTEGER),
                    in.get("kind", DOCUMENT_SERIES_KIND)));

    static final Form<LevelOneCodes> LEVEL_ONE_CODES = Forms.object(
            (codes, out) -> out.putAll("codes", LEVEL_ONE_CODE, codes.all()),
            in -> LevelOneCodes.of(in.list("codes", LEVEL_ONE_CODE)));

    static final Form<AdministrativeUnits> ADMINISTRATIVE_UNITS = Forms.object(
            (units, out) -> out.put("since", Forms.DATE, units.since())
                    .put("asOf", Forms.DATE, units.asOf())
                    .putAll("units", ADMINISTRATIVE_UNIT, units.all()),
            in -> AdministrativeUnits.of(
                    in.list("units", ADMINISTRATIVE_UNIT), in.get("since", Forms.DATE), in.get("asOf", Forms.DATE)));

    static final Form<CodeChange.Extent> EXTENT = Forms.constant(CodeChange.Extent.values());

    static final Form<CodeChange> CODE_CHANGE = Forms.object(
            (change, out) -> out.put("oldCode", Forms.TEXT, change.oldCode())
                    .put("oldName", Forms.TEXT, change.oldName())
                    .put("newCode", Forms.TEXT, change.newCode())
                    .put("newName", Forms.TEXT, change.newName())
                    .put("from", Forms.DATE, change.from())
                    .put("extent", EXTENT, change.extent())
                    .put("evidence", EVIDENCE, change.evidence())
                    .put("source", Forms.TEXT, change.source()),
            in -> new CodeChange(
                    in.get("oldCode", Forms.TEXT),
                    in.get("oldName", Forms.TEXT),
                    in.get("newCode", Forms.TEXT),
                    in.get("newName", Forms.TEXT),
                    in.get("from", Forms.DATE),
                    in.get("extent", EXTENT),
                    in.get("evidence", EVIDENCE),
                    in.get("source", Forms.TEXT)));

    static final Form<CodeMapping> CODE_MAPPING = Forms.object(
            (mapping, out) -> out.putAll("changes", CODE_CHANGE, mapping.changes()),
            in -> CodeMapping.of(in.list("changes", CODE_CHANGE)));

    private static final Form<Map<String, Reference>> CREDENTIALS =
            Forms.map("purpose", Forms.TEXT, "reference", REFERENCE);

    static final Form<AgencySettings> AGENCY_SETTINGS = Forms.object(
            (settings, out) -> out.put("agency", AGENCY_CODE, settings.agency())
                    .put("name", Forms.TEXT, settings.name())
                    .putIf("administrativeUnit", Forms.TEXT, settings.administrativeUnit())
                    .put("hours", CalendarForms.WORKING_HOURS, settings.hours())
                    .put("cutOff", Forms.TIME, settings.cutOff())
                    .putIf("feeSchedule", REFERENCE, settings.feeSchedule())
                    .putIf("templates", REFERENCE, settings.templates())
                    .putIf(
                            "credentials",
                            CREDENTIALS,
                            Optional.of(settings.credentials()).filter(names -> !names.isEmpty())),
            in -> new AgencySettings(
                    in.get("agency", AGENCY_CODE),
                    in.get("name", Forms.TEXT),
                    in.find("administrativeUnit", Forms.TEXT),
                    in.get("hours", CalendarForms.WORKING_HOURS),
                    in.get("cutOff", Forms.TIME),
                    in.find("feeSchedule", REFERENCE),
                    in.find("templates", REFERENCE),
                    in.find("credentials", CREDENTIALS).orElse(Map.of())));

    static final Form<AgencySet> AGENCY_SET = Forms.object(
            (agencies, out) -> out.putAll("agencies", AGENCY_SETTINGS, agencies.all()),
            in -> AgencySet.of(in.list("agencies", AGENCY_SETTINGS)));

    private AgencyForms() {}

    static List<Document<?>> all() {
        return List.of(
                new Document<>(AgencyCode.class, "agency-code", AGENCY_CODE),
                new Document<>(AdministrativeUnit.class, "administrative-unit", ADMINISTRATIVE_UNIT),
                new Document<>(UnitType.class, "unit-type", UNIT_TYPE),
                new Document<>(Evidence.class, "evidence", EVIDENCE),
                new Document<>(NumberStyle.class, "number-style", NUMBER_STYLE),
                new Document<>(DocumentType.class, "document-type", DOCUMENT_TYPE),
                new Document<>(DocumentSeries.Kind.class, "document-series-kind", DOCUMENT_SERIES_KIND),
                new Document<>(DocumentSeries.class, "document-series", DOCUMENT_SERIES),
                new Document<>(DocumentSymbol.class, "document-symbol", DOCUMENT_SYMBOL),
                new Document<>(DocumentNumber.class, "document-number", DOCUMENT_NUMBER),
                new Document<>(Reference.class, "reference", REFERENCE),
                new Document<>(LevelOneCode.class, "level-one-code", LEVEL_ONE_CODE),
                new Document<>(LevelOneCodes.class, "level-one-codes", LEVEL_ONE_CODES),
                new Document<>(AdministrativeUnits.class, "administrative-units", ADMINISTRATIVE_UNITS),
                new Document<>(CodeChange.Extent.class, "code-change-extent", EXTENT),
                new Document<>(CodeChange.class, "code-change", CODE_CHANGE),
                new Document<>(CodeMapping.class, "code-mapping", CODE_MAPPING),
                new Document<>(AgencySettings.class, "agency-settings", AGENCY_SETTINGS),
                new Document<>(AgencySet.class, "agency-set", AGENCY_SET));
    }
}
