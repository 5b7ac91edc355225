package vn.motcua.agency;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.identity.VietnameseText;
import vn.motcua.internal.table.TableText;

/**
 * The administrative units of Viet Nam and how they changed: 34 provinces and cities with 3,321 communes, wards and
 * special zones since 1 July 2025 (Decision 19/2025/QĐ-TTg).
 *
 * <p>Units are asked for as of a day, because their types change in time: {@link #at}. Of the days before
 * {@link #since} nothing is known and asking is an error; changes after {@link #asOf} are not in the list. The list
 * takes less than two megabytes and is read once, on the first call of {@link #bundled}. Immutable and safe for threads.
 *
 * <pre>{@code
 * Gazetteer today = AdministrativeUnits.bundled().at(LocalDate.of(2026, 11, 22));
 * List<AdministrativeUnit> found = today.communesNamed("diem thuy");
 * }</pre>
 */
public final class AdministrativeUnits {

    private final List<AdministrativeUnit> units;
    private final LocalDate since;
    private final LocalDate asOf;
    private final String[] keys;
    private final int[] unitsByKey;

    AdministrativeUnits(Collection<AdministrativeUnit> units, LocalDate since, LocalDate asOf) {
        this.units = units.stream()
                .sorted(Comparator.comparing(AdministrativeUnit::code)
                        .thenComparing(unit -> unit.validity().first()))
                .toList();
        this.since = since;
        this.asOf = asOf;
        requireOneAtATime();
        String[] keyOf = this.units.stream()
                .map(unit -> VietnameseText.searchKey(unit.name()))
                .toArray(String[]::new);
        this.unitsByKey = IntStream.range(0, keyOf.length)
                .boxed()
                .sorted(Comparator.comparing(i -> keyOf[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.keys = IntStream.of(unitsByKey).mapToObj(i -> keyOf[i]).toArray(String[]::new);
    }

    /**
     * Returns the list that comes with the SDK.
     *
     * @return the list
     * @throws ResourceException if it is missing from the jar
     */
    public static AdministrativeUnits bundled() {
        return Bundled.UNITS;
    }

    /**
     * Makes a list of one's own.
     *
     * @param units the units, in any order
     * @param since the first day the list knows
     * @param asOf the day up to which changes were gathered, not before {@code since}
     * @return the list
     * @throws InvalidInputException if a unit begins before {@code since}, a code stands for two units on one day, or
     *     {@code asOf} is before {@code since}
     */
    public static AdministrativeUnits of(Collection<AdministrativeUnit> units, LocalDate since, LocalDate asOf) {
        if (asOf.isBefore(since)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "administrative units as of", asOf.toString(), since + " or later");
        }
        for (AdministrativeUnit unit : units) {
            if (unit.validity().first().isBefore(since)) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE,
                        "administrative unit " + unit.code(),
                        "in force from " + unit.validity().first(),
                        "a day not before " + since);
            }
        }
        return new AdministrativeUnits(units, since, asOf);
    }

    /**
     * Reads a list of one's own, in the form of the bundled {@code administrative-units.tsv}.
     *
     * @param file the table, UTF-8, at most 8 MiB and 100,000 lines
     * @return the list
     * @throws InvalidInputException if the file does not exist, is too large, or a line is wrong; the message names line
     *     and column
     * @throws ResourceException if the file cannot be read
     */
    public static AdministrativeUnits load(Path file) {
        return AdministrativeUnitReader.read(TableText.load(file));
    }

    /**
     * Returns the units of one day.
     *
     * @param date the day, not before {@link #since}; after {@link #asOf} the last known state is answered
     * @return the units in force on that day
     * @throws InvalidInputException if the list begins after the day
     */
    public Gazetteer at(LocalDate date) {
        if (date.isBefore(since)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "date of administrative units", date.toString(), since + " or later");
        }
        return new Gazetteer(this, date);
    }

    /**
     * Returns what a code has stood for, one after the other.
     *
     * @param code two or five digits
     * @return the units in order of time; empty if the code is not in the list
     */
    public List<AdministrativeUnit> history(String code) {
        int from = firstIndex(code);
        int to = from;
        while (to < units.size() && units.get(to).code().equals(code)) {
            to++;
        }
        return units.subList(from, to);
    }

    /**
     * Returns the first day the list knows.
     *
     * @return the day
     */
    public LocalDate since() {
        return since;
    }

    /**
     * Returns the day up to which changes were gathered.
     *
     * @return the day
     */
    public LocalDate asOf() {
        return asOf;
    }

    /**
     * Returns every unit of every day.
     *
     * @return by code, then by time
     */
    public List<AdministrativeUnit> all() {
        return units;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AdministrativeUnits that
                && units.equals(that.units)
                && since.equals(that.since)
                && asOf.equals(that.asOf);
    }

    @Override
    public int hashCode() {
        return Objects.hash(units, since, asOf);
    }

    /** Returns how many units there are, and of which days. */
    @Override
    public String toString() {
        return "AdministrativeUnits[" + units.size() + ", " + since + " to " + asOf + "]";
    }

    /** The units of all days whose name has this key, by code. */
    List<AdministrativeUnit> withKey(String key) {
        int from = firstKey(key);
        int to = from;
        while (to < keys.length && keys[to].equals(key)) {
            to++;
        }
        List<AdministrativeUnit> found = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            found.add(units.get(unitsByKey[i]));
        }
        return found;
    }

    private int firstKey(String key) {
        int found = Arrays.binarySearch(keys, key);
        if (found < 0) {
            return -found - 1;
        }
        while (found > 0 && keys[found - 1].equals(key)) {
            found--;
        }
        return found;
    }

    private int firstIndex(String code) {
        int low = 0;
        int high = units.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (units.get(middle).code().compareTo(code) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void requireOneAtATime() {
        for (int i = 1; i < units.size(); i++) {
            AdministrativeUnit before = units.get(i - 1);
            AdministrativeUnit unit = units.get(i);
            boolean apart = !before.code().equals(unit.code())
                    || before.validity().last().isBefore(unit.validity().first());
            if (!apart) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE,
                        "administrative unit " + unit.code(),
                        "two units from " + unit.validity().first(),
                        "one unit for a code on each day");
            }
        }
    }

    private static final class Bundled {
        static final AdministrativeUnits UNITS =
                AdministrativeUnitReader.read(TableText.bundled(AdministrativeUnits.class, "administrative-units.tsv"));
    }
}
