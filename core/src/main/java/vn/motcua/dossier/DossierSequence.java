package vn.motcua.dossier;

import java.time.LocalDate;
import vn.motcua.agency.AgencyCode;

/**
 * Where the numbers of dossier codes come from: one counter for each agency and day, beginning with 1.
 *
 * <p>An implementation must be safe for threads and never give a number twice for the same agency and day, also after
 * the process was started anew and when several processes count; an embedding product keeps it in its database. Both
 * spellings of an agency share a counter.
 */
@FunctionalInterface
public interface DossierSequence {

    /**
     * Takes the next number.
     *
     * @param agency the agency
     * @param date the day of reception
     * @return the number, 1 or more
     */
    long next(AgencyCode agency, LocalDate date);

    /**
     * Returns a sequence that counts in memory and forgets when the process ends: for tests and demonstrations.
     *
     * @return a new sequence, safe for threads
     */
    static DossierSequence inMemory() {
        return new InMemoryDossierSequence();
    }
}
