package vn.motcua.indicator;

import java.time.Instant;
import java.util.Optional;
import vn.motcua.agency.AgencyCode;

/**
 * What the indicators need to know of one petition; it names nobody.
 *
 * <p>Instances are immutable.
 *
 * @param agency the agency that answers it
 * @param subject what it is about
 * @param received when it came; it counts in this month
 * @param due when the answer was or is due
 * @param closed when it was answered; empty while it is open
 * @param satisfied whether the answer satisfied the one who asked
 */
public record PetitionFacts(
        AgencyCode agency,
        PetitionSubject subject,
        Instant received,
        Instant due,
        Optional<Instant> closed,
        Answer satisfied) {}
