package vn.motcua.procedure;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * Versions of procedures, found by code and day.
 *
 * <p>Instances are immutable and may be shared between threads.
 *
 * <pre>{@code
 * Optional<Procedure> version = catalogue.inForce(ProcedureCode.of("2.000815"), VietnamTime.dateOf(receivedAt));
 * }</pre>
 */
public final class ProcedureCatalogue {

    private final List<Procedure> versions;

    private ProcedureCatalogue(List<Procedure> versions) {
        this.versions = versions;
    }

    /**
     * Makes a catalogue.
     *
     * @param versions the versions, in any order
     * @return the catalogue
     * @throws InvalidInputException if two versions with the same code are in force on the same day
     */
    public static ProcedureCatalogue of(Collection<Procedure> versions) {
        List<Procedure> all = List.copyOf(versions);
        for (int i = 0; i < all.size(); i++) {
            refuseOverlap(all.get(i), all.subList(0, i));
        }
        return new ProcedureCatalogue(all);
    }

    /**
     * Finds the version in force on a day.
     *
     * @param code the code as the versions spell it
     * @param day the day
     * @return the version, or empty if there is none on that day
     */
    public Optional<Procedure> inForce(ProcedureCode code, LocalDate day) {
        return versions.stream()
                .filter(version ->
                        version.code().equals(code) && version.validity().contains(day))
                .findFirst();
    }

    /**
     * Lists the versions.
     *
     * @return all versions in the order given
     */
    public List<Procedure> versions() {
        return versions;
    }

    private static void refuseOverlap(Procedure version, List<Procedure> others) {
        for (Procedure other : others) {
            if (other.code().equals(version.code()) && other.validity().overlaps(version.validity())) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE,
                        "procedure versions",
                        "two of " + version.code() + " in force on the same day",
                        "versions whose days do not overlap");
            }
        }
    }
}
