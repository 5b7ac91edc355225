package vn.motcua.agency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.identity.VietnameseText;

/**
 * The administrative units of one day, by code and by name.
 *
 * <p>Names are found without regard to case, accents, hyphens, apostrophes and where the tone is placed, with or without
 * the type before them: {@code Điềm Thụy}, {@code xã Điềm Thuỵ}, {@code diem thuy}. A type that is given counts. Names
 * repeat, so the answers are lists: first the units that are spelled as asked, then those that only sound alike, each
 * by code. Get one from {@link AdministrativeUnits#at}. Immutable and safe for threads; a lookup takes microseconds.
 */
public final class Gazetteer {

    /** The longest name that may be asked for. */
    public static final int MAX_NAME = 200;

    private static final Map<UnitType, String> PREFIXES = Stream.of(UnitType.values())
            .collect(Collectors.toUnmodifiableMap(
                    type -> type, type -> VietnameseText.searchKey(type.vietnamese()) + " "));

    private final AdministrativeUnits units;
    private final LocalDate date;

    Gazetteer(AdministrativeUnits units, LocalDate date) {
        this.units = units;
        this.date = date;
    }

    /**
     * Returns the day.
     *
     * @return the day whose units these are
     */
    public LocalDate date() {
        return date;
    }

    /**
     * Finds a province or city by its code.
     *
     * @param code two digits
     * @return the unit, if it is in force
     */
    public Optional<AdministrativeUnit> province(String code) {
        return unit(code).filter(unit -> unit.type().isProvinceLevel());
    }

    /**
     * Finds a commune, ward or special zone by its code.
     *
     * @param code five digits
     * @return the unit, if it is in force
     */
    public Optional<AdministrativeUnit> commune(String code) {
        return unit(code).filter(unit -> !unit.type().isProvinceLevel());
    }

    /**
     * Lists the provinces and cities.
     *
     * @return by code
     */
    public List<AdministrativeUnit> provinces() {
        return inForce(units.all().stream())
                .filter(unit -> unit.type().isProvinceLevel())
                .toList();
    }

    /**
     * Lists the communes, wards and special zones of the country.
     *
     * @return by code
     */
    public List<AdministrativeUnit> communes() {
        return inForce(units.all().stream())
                .filter(unit -> !unit.type().isProvinceLevel())
                .toList();
    }

    /**
     * Lists the communes, wards and special zones of one province.
     *
     * @param province the two digits of the province
     * @return by code; empty if there is no such province
     */
    public List<AdministrativeUnit> communesOf(String province) {
        return communes().stream()
                .filter(unit -> unit.province().equals(province))
                .toList();
    }

    /**
     * Finds provinces and cities by name.
     *
     * @param name the name
     * @return the units of that name
     * @throws InvalidInputException if the name holds no letter or digit, or is longer than {@value #MAX_NAME}
     */
    public List<AdministrativeUnit> provincesNamed(String name) {
        return named(name).filter(unit -> unit.type().isProvinceLevel()).toList();
    }

    /**
     * Finds communes, wards and special zones by name in the whole country.
     *
     * @param name the name
     * @return the units of that name
     * @throws InvalidInputException if the name holds no letter or digit, or is longer than {@value #MAX_NAME}
     */
    public List<AdministrativeUnit> communesNamed(String name) {
        return named(name).filter(unit -> !unit.type().isProvinceLevel()).toList();
    }

    /**
     * Finds communes, wards and special zones by name in one province.
     *
     * @param name the name
     * @param province the two digits of the province
     * @return the units of that name; two communes of one province may still share it
     * @throws InvalidInputException if the name holds no letter or digit, or is longer than {@value #MAX_NAME}
     */
    public List<AdministrativeUnit> communesNamed(String name, String province) {
        return communesNamed(name).stream()
                .filter(unit -> unit.province().equals(province))
                .toList();
    }

    private Optional<AdministrativeUnit> unit(String code) {
        return inForce(units.history(code).stream()).findFirst();
    }

    private Stream<AdministrativeUnit> named(String name) {
        if (name.length() > MAX_NAME) {
            throw new InvalidInputException(
                    FailureCode.LIMIT_EXCEEDED,
                    "name of a place",
                    name.length() + " characters",
                    "at most " + MAX_NAME);
        }
        String key = VietnameseText.searchKey(name);
        if (key.isEmpty()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "name of a place", "no letter or digit", "a name");
        }
        List<AdministrativeUnit> found = new ArrayList<>();
        addInForce(found, units.withKey(key), null);
        for (UnitType type : UnitType.values()) {
            String prefix = PREFIXES.getOrDefault(type, "");
            if (key.startsWith(prefix)) {
                addInForce(found, units.withKey(key.substring(prefix.length())), type);
            }
        }
        return found.size() < 2 ? found.stream() : sameSpellingFirst(found, VietnameseText.spellingKey(name));
    }

    private void addInForce(List<AdministrativeUnit> found, List<AdministrativeUnit> named, @Nullable UnitType only) {
        for (AdministrativeUnit unit : named) {
            if (unit.validity().contains(date) && (only == null || unit.type() == only)) {
                found.add(unit);
            }
        }
    }

    private static Stream<AdministrativeUnit> sameSpellingFirst(List<AdministrativeUnit> found, String spelling) {
        found.sort(Comparator.comparing(AdministrativeUnit::code));
        Map<Boolean, List<AdministrativeUnit>> bySpelling =
                found.stream().collect(Collectors.partitioningBy(unit -> isSpelled(unit, spelling)));
        return Stream.of(true, false).flatMap(same -> bySpelling.getOrDefault(same, List.of()).stream());
    }

    private static boolean isSpelled(AdministrativeUnit unit, String spelling) {
        return spelling.equals(VietnameseText.spellingKey(unit.name()))
                || spelling.equals(VietnameseText.spellingKey(unit.designation()));
    }

    private Stream<AdministrativeUnit> inForce(Stream<AdministrativeUnit> found) {
        return found.filter(unit -> unit.validity().contains(date));
    }
}
