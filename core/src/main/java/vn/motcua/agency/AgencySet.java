package vn.motcua.agency;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The agencies one process works for, each with its own settings.
 *
 * <p>Agencies are found by their {@linkplain AgencyCode#normal() normal form}, so either spelling will do. A change
 * gives a new set and leaves the old one as it was: what runs with one set never sees another. Settings of one agency
 * hold nothing of another, and asking for an agency that is not here is an error, never somebody else's settings.
 * Immutable and safe for threads.
 *
 * <pre>{@code
 * AgencySet agencies = AgencySet.of(List.of(diemThuy, khaSon));
 * AgencySettings settings = agencies.require(AgencyCode.of("H55.242"));
 * }</pre>
 */
public final class AgencySet {

    private final Map<String, AgencySettings> byNormalCode;

    private AgencySet(Map<String, AgencySettings> byNormalCode) {
        this.byNormalCode = byNormalCode;
    }

    /**
     * Makes a set.
     *
     * @param settings the settings of each agency
     * @return the set
     * @throws InvalidInputException if two are of one agency, in whichever spelling
     */
    public static AgencySet of(Collection<AgencySettings> settings) {
        Map<String, AgencySettings> byCode = new TreeMap<>();
        for (AgencySettings one : settings) {
            String code = one.agency().normal().value();
            if (byCode.putIfAbsent(code, one) != null) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE, "agencies", code + " twice", "each agency once");
            }
        }
        return new AgencySet(byCode);
    }

    /**
     * Returns this set with an agency more, or with other settings for one that is here.
     *
     * @param settings the settings
     * @return the new set
     */
    public AgencySet with(AgencySettings settings) {
        Map<String, AgencySettings> byCode = new TreeMap<>(byNormalCode);
        byCode.put(settings.agency().normal().value(), settings);
        return new AgencySet(byCode);
    }

    /**
     * Returns this set without an agency.
     *
     * @param agency the agency, in either order
     * @return the new set; an equal one if the agency is not here
     */
    public AgencySet without(AgencyCode agency) {
        Map<String, AgencySettings> byCode = new TreeMap<>(byNormalCode);
        byCode.remove(agency.normal().value());
        return new AgencySet(byCode);
    }

    /**
     * Finds the settings of an agency.
     *
     * @param agency the agency, in either order
     * @return its settings, if it is here
     */
    public Optional<AgencySettings> find(AgencyCode agency) {
        return Optional.ofNullable(byNormalCode.get(agency.normal().value()));
    }

    /**
     * Returns the settings of an agency that must be here.
     *
     * @param agency the agency, in either order
     * @return its settings
     * @throws InvalidInputException if the agency is not here
     */
    public AgencySettings require(AgencyCode agency) {
        return find(agency)
                .orElseThrow(() -> new InvalidInputException(
                        FailureCode.INVALID_VALUE, "agency", agency.value(), "an agency this process works for"));
    }

    /**
     * Lists all settings.
     *
     * @return by normal form of the agency
     */
    public List<AgencySettings> all() {
        return List.copyOf(byNormalCode.values());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AgencySet that && byNormalCode.equals(that.byNormalCode);
    }

    @Override
    public int hashCode() {
        return byNormalCode.hashCode();
    }

    /** Returns the identifiers, which is all that logs need. */
    @Override
    public String toString() {
        return byNormalCode.keySet().toString();
    }
}
