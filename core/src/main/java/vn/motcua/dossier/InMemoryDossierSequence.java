package vn.motcua.dossier;

import java.time.LocalDate;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import vn.motcua.agency.AgencyCode;

final class InMemoryDossierSequence implements DossierSequence {

    private final ConcurrentMap<Day, Long> last = new ConcurrentHashMap<>();

    private record Day(AgencyCode agency, LocalDate date) {}

    @Override
    public long next(AgencyCode agency, LocalDate date) {
        return last.merge(new Day(agency.normal(), date), 1L, Long::sum);
    }
}
