package vn.motcua.indicator;

import java.time.YearMonth;
import java.util.Optional;
import vn.motcua.agency.AgencyCode;

/**
 * What a report is about: the agencies and the months.
 *
 * <p>Instances are immutable.
 *
 * @param agency the one agency, in either spelling; empty for all of them together
 * @param period the months
 */
public record Scope(Optional<AgencyCode> agency, Period period) {

    /** Keeps the agency in its normal spelling. */
    public Scope {
        agency = agency.map(AgencyCode::normal);
    }

    /**
     * Returns all agencies together.
     *
     * @param period the months
     * @return the scope
     */
    public static Scope all(Period period) {
        return new Scope(Optional.empty(), period);
    }

    /**
     * Returns one agency.
     *
     * @param agency the agency
     * @param period the months
     * @return the scope
     */
    public static Scope of(AgencyCode agency, Period period) {
        return new Scope(Optional.of(agency), period);
    }

    boolean holds(AgencyCode normal) {
        return agency.isEmpty() || agency.get().equals(normal);
    }

    boolean holds(YearMonth month) {
        return period.contains(month);
    }
}
