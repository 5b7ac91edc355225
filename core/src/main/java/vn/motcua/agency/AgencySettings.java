package vn.motcua.agency;

import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import vn.motcua.calendar.DeadlineRule;
import vn.motcua.calendar.WorkingHours;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * What one agency sets for itself: hours, cut-off, and the names of its fee schedule, templates and credentials.
 *
 * <p>Secrets are not here, only {@linkplain Reference their names}: the product resolves a name in its own vault, for
 * this agency. Defaults: hours {@link WorkingHours#USUAL}; cut-off {@link DeadlineRule#DEFAULT_CUT_OFF}, for procedures
 * that set none themselves; no fee schedule, templates or credentials. Immutable.
 *
 * <pre>{@code
 * AgencySettings settings = AgencySettings.of(AgencyCode.of("H55.242"), "UBND xã Điềm Thuỵ")
 *         .withHours(hours)
 *         .withCredential("payment", Reference.to("diem-thuy/payment"));
 * }</pre>
 *
 * @param agency the agency, spelled as it writes itself
 * @param name its name, not blank
 * @param administrativeUnit the code of its unit, five digits or two, for {@link Gazetteer#commune} or
 *     {@link Gazetteer#province}
 * @param hours when its office is open
 * @param cutOff the last time of day that counts as that day, not after the office closes
 * @param feeSchedule the name of its fee schedule
 * @param templates the name of its set of templates
 * @param credentials names of credentials by purpose
 */
public record AgencySettings(
        AgencyCode agency,
        String name,
        Optional<String> administrativeUnit,
        WorkingHours hours,
        LocalTime cutOff,
        Optional<Reference> feeSchedule,
        Optional<Reference> templates,
        Map<String, Reference> credentials) {

    private static final Pattern UNIT = Pattern.compile("[0-9]{5}|[0-9]{2}");

    /**
     * Copies and checks the settings.
     *
     * @throws InvalidInputException if the name is blank, the unit's code malformed, the cut-off after closing time, or
     *     a purpose blank
     */
    public AgencySettings {
        credentials = Map.copyOf(credentials);
        require(!name.isBlank(), "name", "a blank name", "a name");
        require(
                administrativeUnit.map(code -> UNIT.matcher(code).matches()).orElse(true),
                "administrative unit",
                administrativeUnit.orElse(""),
                "five digits, or two");
        require(!cutOff.isAfter(hours.afternoonTo()), "cut-off", cutOff.toString(), "not after " + hours.afternoonTo());
        require(credentials.keySet().stream().noneMatch(String::isBlank), "purpose", "a blank purpose", "a purpose");
    }

    /**
     * Returns the settings of an agency with all defaults.
     *
     * @param agency the agency
     * @param name its name
     * @return the settings
     */
    public static AgencySettings of(AgencyCode agency, String name) {
        return new AgencySettings(
                agency,
                name,
                Optional.empty(),
                WorkingHours.USUAL,
                DeadlineRule.DEFAULT_CUT_OFF,
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /**
     * Returns the name of a credential.
     *
     * @param purpose what it is for
     * @return the name, if this agency has one for that purpose
     */
    public Optional<Reference> credential(String purpose) {
        return Optional.ofNullable(credentials.get(purpose));
    }

    /**
     * Returns these settings with an administrative unit.
     *
     * @param code five digits, or two for a province
     * @return the settings
     */
    public AgencySettings withAdministrativeUnit(String code) {
        return new AgencySettings(agency, name, Optional.of(code), hours, cutOff, feeSchedule, templates, credentials);
    }

    /**
     * Returns these settings with other hours.
     *
     * @param other when the office is open
     * @return the settings
     */
    public AgencySettings withHours(WorkingHours other) {
        return new AgencySettings(agency, name, administrativeUnit, other, cutOff, feeSchedule, templates, credentials);
    }

    /**
     * Returns these settings with another cut-off.
     *
     * @param time the last time of day that counts as that day
     * @return the settings
     */
    public AgencySettings withCutOff(LocalTime time) {
        return new AgencySettings(agency, name, administrativeUnit, hours, time, feeSchedule, templates, credentials);
    }

    /**
     * Returns these settings with a fee schedule.
     *
     * @param schedule its name
     * @return the settings
     */
    public AgencySettings withFeeSchedule(Reference schedule) {
        return new AgencySettings(
                agency, name, administrativeUnit, hours, cutOff, Optional.of(schedule), templates, credentials);
    }

    /**
     * Returns these settings with a set of templates.
     *
     * @param set its name
     * @return the settings
     */
    public AgencySettings withTemplates(Reference set) {
        return new AgencySettings(
                agency, name, administrativeUnit, hours, cutOff, feeSchedule, Optional.of(set), credentials);
    }

    /**
     * Returns these settings with a credential more, or another one for the same purpose.
     *
     * @param purpose what it is for, for instance {@code payment}
     * @param credential its name
     * @return the settings
     */
    public AgencySettings withCredential(String purpose, Reference credential) {
        Map<String, Reference> more = new TreeMap<>(credentials);
        more.put(purpose, credential);
        return new AgencySettings(agency, name, administrativeUnit, hours, cutOff, feeSchedule, templates, more);
    }

    private static void require(boolean holds, String field, String given, String legal) {
        if (!holds) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "agency settings " + field, given, legal);
        }
    }
}
