package vn.motcua.dossier;

import java.time.LocalDate;
import javax.sql.DataSource;
import vn.motcua.agency.AgencyCode;
import vn.motcua.agency.internal.JdbcCounters;
import vn.motcua.failure.ResourceException;

/**
 * Where the numbers of dossier codes come from: one counter for each agency and day, beginning with 1.
 *
 * <p>{@link #jdbc} counts in the product's database. Another implementation must be safe for threads and never give a
 * number twice for the same agency and day, also after the process was started anew and when several processes count.
 * Both spellings of an agency share a counter.
 *
 * <pre>{@code
 * DossierSequence sequence = DossierSequence.jdbc(dataSource);
 * DossierCode code = DossierCodePolicy.inForce(agency, today).next(today, sequence);
 * }</pre>
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

    /**
     * Returns a sequence that counts in a database, for any number of processes at once. The table {@code
     * motcua_sequence} is made where there is none. Each number is taken in a transaction of its own, so the data source
     * must give connections of their own and not one that the caller's transaction is bound to. A number that is not
     * used leaves a gap, which codes of dossiers may have.
     *
     * @param database where the counters are, HSQLDB or PostgreSQL; it stays the caller's to close
     * @return a new sequence, safe for threads; {@link #next} throws {@link ResourceException} if the database fails
     * @throws ResourceException if the database fails
     */
    static DossierSequence jdbc(DataSource database) {
        JdbcCounters counters = JdbcCounters.open(database);
        return (agency, date) -> counters.next("DOSSIER", agency, date.toString());
    }
}
