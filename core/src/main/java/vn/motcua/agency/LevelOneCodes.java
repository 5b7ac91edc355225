package vn.motcua.agency;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.internal.table.TableRow;
import vn.motcua.internal.table.TableText;
import vn.motcua.procedure.Validity;

/**
 * The level-1 codes of provinces ({@code H01} to {@code H63}) and of central bodies ({@code G..}).
 *
 * <p>Eight codes of provinces and the central ones were read in sources; the others are inferred from the alphabetical
 * order that all of them fit. After the merger of 2025 the national portal keeps the code of the province whose name
 * survived. Immutable and safe for threads.
 *
 * <pre>{@code
 * LevelOneCodes.bundled().find(AgencyCode.of("000.00.19.H55")).map(LevelOneCode::name);  // Thái Nguyên
 * }</pre>
 */
public final class LevelOneCodes {

    private static final List<String> COLUMNS =
            List.of("code", "evidence", "name", "province", "first day", "last day");

    private final List<LevelOneCode> codes;

    private LevelOneCodes(List<LevelOneCode> codes) {
        this.codes = codes;
    }

    /**
     * Returns the codes that come with the SDK.
     *
     * @return the codes
     * @throws ResourceException if they are missing from the jar
     */
    public static LevelOneCodes bundled() {
        return of(TableText.bundled(LevelOneCodes.class, "level-one-codes.tsv").tabSeparated(COLUMNS).stream()
                .map(LevelOneCodes::code)
                .toList());
    }

    /**
     * Makes a list of one's own.
     *
     * @param codes the codes, in the order in which they are to be listed
     * @return the list
     * @throws InvalidInputException if a code stands there twice
     */
    public static LevelOneCodes of(Collection<LevelOneCode> codes) {
        Set<String> seen = new HashSet<>();
        for (LevelOneCode code : codes) {
            if (!seen.add(code.code())) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE, "level-1 codes", code.code() + " twice", "each code once");
            }
        }
        return new LevelOneCodes(List.copyOf(codes));
    }

    /**
     * Lists all codes, those of absorbed provinces included.
     *
     * @return by code within provinces and central bodies
     */
    public List<LevelOneCode> all() {
        return codes;
    }

    /**
     * Lists the codes of the agencies that existed on a day under their name.
     *
     * @param date the day
     * @return by code within provinces and central bodies
     */
    public List<LevelOneCode> at(LocalDate date) {
        return codes.stream().filter(code -> code.validity().contains(date)).toList();
    }

    /**
     * Finds what the first group of an identifier stands for.
     *
     * @param agency an identifier in either order
     * @return the province or central body, also if it was absorbed since
     */
    public Optional<LevelOneCode> find(AgencyCode agency) {
        return codes.stream()
                .filter(code -> code.code().equals(agency.levelOne()))
                .findFirst();
    }

    /**
     * Finds the code of a province of today.
     *
     * @param province two digits, as {@link AdministrativeUnit#province} gives them
     * @return the code
     */
    public Optional<LevelOneCode> ofProvince(String province) {
        return codes.stream()
                .filter(code -> code.province().filter(province::equals).isPresent())
                .findFirst();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LevelOneCodes that && codes.equals(that.codes);
    }

    @Override
    public int hashCode() {
        return codes.hashCode();
    }

    /** Returns how many codes there are. */
    @Override
    public String toString() {
        return "LevelOneCodes[" + codes.size() + "]";
    }

    private static LevelOneCode code(TableRow row) {
        String province = row.optional(3);
        return new LevelOneCode(
                row.required(0),
                row.required(2),
                province.isEmpty() ? Optional.empty() : Optional.of(province),
                row.constant(1, Evidence.values(), CodeMappingReader::lowerCase),
                new Validity(row.date(4, LocalDate.MIN), row.date(5, LocalDate.MAX)));
    }
}
