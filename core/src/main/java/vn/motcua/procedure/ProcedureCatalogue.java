package vn.motcua.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.motcua.calendar.LawUpdate;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.internal.table.TableText;

/**
 * Versions of procedures, found by code and day.
 *
 * <p>{@link #bundled()} carries the procedures of communes; {@link #with} adds what a province published. Instances are
 * immutable and may be shared between threads.
 *
 * <pre>{@code
 * ProcedureCatalogue catalogue = ProcedureCatalogue.bundled();
 * Optional<Procedure> version = catalogue.inForce(ProcedureCode.of("2.000815"), VietnamTime.dateOf(receivedAt));
 * }</pre>
 */
public final class ProcedureCatalogue {

    private final LocalDate issued;
    private final List<Procedure> versions;
    private final List<IncompleteProcedure> incomplete;
    private final Map<ProcedureCode, List<Procedure>> byCode = new LinkedHashMap<>();

    private ProcedureCatalogue(LocalDate issued, List<Procedure> versions, List<IncompleteProcedure> incomplete) {
        this.issued = issued;
        this.versions = versions;
        this.incomplete = incomplete;
        for (Procedure version : versions) {
            List<Procedure> others = byCode.computeIfAbsent(version.code(), code -> new ArrayList<>());
            refuseOverlap(version, others);
            others.add(version);
        }
    }

    /**
     * Makes a catalogue.
     *
     * @param versions the versions, in any order
     * @return the catalogue
     * @throws InvalidInputException if two versions with the same code are in force on the same day
     */
    public static ProcedureCatalogue of(Collection<Procedure> versions) {
        return of(versions, List.of());
    }

    /**
     * Makes a catalogue that also names procedures without a time.
     *
     * @param versions the versions, in any order
     * @param incomplete the procedures that are known but for their time
     * @return the catalogue
     * @throws InvalidInputException if two versions with the same code are in force on the same day, or an incomplete
     *     procedure stands there twice or has a version
     */
    public static ProcedureCatalogue of(Collection<Procedure> versions, Collection<IncompleteProcedure> incomplete) {
        Set<ProcedureCode> taken =
                versions.stream().map(Procedure::code).collect(Collectors.toCollection(HashSet::new));
        for (IncompleteProcedure procedure : incomplete) {
            if (!taken.add(procedure.code())) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE,
                        "incomplete procedures",
                        procedure.code() + " twice, or with a version",
                        "each once, and none that has a version");
            }
        }
        return new ProcedureCatalogue(LocalDate.MIN, List.copyOf(versions), List.copyOf(incomplete));
    }

    /**
     * Returns the procedures of communes that the SDK carries, as lists published by provinces in 2025 state them. Each
     * version tells by {@link Provenance} which figures were inferred; since when it has been in force is not stated by
     * the lists, so a version without a first day holds for every earlier day.
     *
     * @return the catalogue; what lacks a time is in {@link #incomplete()}
     */
    public static ProcedureCatalogue bundled() {
        CatalogueResource resource = CatalogueResource.bundled();
        return of(resource.versions(), resource.incomplete()).withIssued(resource.issued());
    }

    /**
     * Returns this catalogue with versions added. A version with the code of an {@linkplain #incomplete() incomplete}
     * procedure takes its place.
     *
     * @param more the versions
     * @return a new catalogue
     * @throws InvalidInputException if two versions with the same code are in force on the same day
     */
    public ProcedureCatalogue with(Collection<Procedure> more) {
        List<Procedure> all = new ArrayList<>(versions);
        all.addAll(more);
        List<IncompleteProcedure> open = incomplete.stream()
                .filter(procedure ->
                        more.stream().noneMatch(version -> version.code().equals(procedure.code())))
                .toList();
        return new ProcedureCatalogue(issued, List.copyOf(all), open);
    }

    /**
     * Returns this catalogue with another day of issue, for data that were stored and come back.
     *
     * @param day the day before which a signed update is refused, {@link LocalDate#MIN} if none is
     * @return a new catalogue
     */
    public ProcedureCatalogue withIssued(LocalDate day) {
        return new ProcedureCatalogue(day, versions, incomplete);
    }

    /**
     * Returns this catalogue with the procedures of a signed update. All that is known of a code the update names is
     * replaced, so it names the versions of years past too.
     *
     * @param update the update
     * @return a new catalogue; this one if the update has no procedures
     * @throws InvalidInputException with {@link FailureCode#LAW_DATA_OUTDATED} if the update was issued before this
     *     catalogue, or if a line of it is wrong; the message names line and column
     */
    public ProcedureCatalogue updatedBy(LawUpdate update) {
        update.requireNotBefore(issued);
        List<String> lines = update.lines(LawUpdate.PROCEDURES);
        if (lines.isEmpty()) {
            return this;
        }
        CatalogueResource news = CatalogueResource.read(TableText.of(LawUpdate.PROCEDURES, lines));
        Set<ProcedureCode> named = new HashSet<>();
        news.versions().forEach(version -> named.add(version.code()));
        news.incomplete().forEach(procedure -> named.add(procedure.code()));
        List<Procedure> all = new ArrayList<>(versions);
        all.removeIf(version -> named.contains(version.code()));
        all.addAll(news.versions());
        List<IncompleteProcedure> open = new ArrayList<>(incomplete);
        open.removeIf(procedure -> named.contains(procedure.code()));
        open.addAll(news.incomplete());
        return of(all, open).withIssued(update.issued());
    }

    /**
     * Finds the version in force on a day.
     *
     * @param code the code as the versions spell it
     * @param day the day
     * @return the version, or empty if there is none on that day
     */
    public Optional<Procedure> inForce(ProcedureCode code, LocalDate day) {
        return versionsOf(code).stream()
                .filter(version -> version.validity().contains(day))
                .findFirst();
    }

    /**
     * Lists the versions of a procedure.
     *
     * @param code the code as the versions spell it
     * @return the versions, the earliest first; empty if the catalogue has none
     */
    public List<Procedure> versionsOf(ProcedureCode code) {
        return byCode.getOrDefault(code, List.of()).stream()
                .sorted(Comparator.comparing(version -> version.validity().first()))
                .toList();
    }

    /**
     * Lists the versions.
     *
     * @return all versions in the order given
     */
    public List<Procedure> versions() {
        return versions;
    }

    /**
     * Lists the procedures that are known but for their time.
     *
     * @return what has to be completed before a dossier can follow it
     */
    public List<IncompleteProcedure> incomplete() {
        return incomplete;
    }

    /**
     * Returns the day on which the newest data in this catalogue were issued.
     *
     * @return the day, {@link LocalDate#MIN} if the versions were given by the caller
     */
    public LocalDate issued() {
        return issued;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProcedureCatalogue that
                && issued.equals(that.issued)
                && versions.equals(that.versions)
                && incomplete.equals(that.incomplete);
    }

    @Override
    public int hashCode() {
        return Objects.hash(issued, versions, incomplete);
    }

    /** Returns how many versions there are, and how many procedures without a time. */
    @Override
    public String toString() {
        return "ProcedureCatalogue[" + versions.size() + ", " + incomplete.size() + " incomplete]";
    }

    private static void refuseOverlap(Procedure version, List<Procedure> others) {
        for (Procedure other : others) {
            if (other.validity().overlaps(version.validity())) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE,
                        "procedure versions",
                        "two of " + version.code() + " in force on the same day",
                        "versions whose days do not overlap");
            }
        }
    }
}
