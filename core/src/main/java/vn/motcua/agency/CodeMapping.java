package vn.motcua.agency;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.internal.table.TableText;

/**
 * Which communes became which: old code, new code, day and source, to be imported from a CSV file.
 *
 * <p>The SDK brings the twenty communes of the former district of Phú Bình, which became five on 1 July 2025; a product
 * adds those of its own province with {@link #load} and {@link #and}. The file is UTF-8 with the header
 * {@code old_code,old_name,new_code,new_name,from,extent,evidence,source}; {@code extent} is {@code whole} or
 * {@code part}, {@code evidence} is {@code confirmed} or {@code inferred}; cells may stand in double quotes, but not
 * span lines; lines before the header may begin with {@code #}. A line that is wrong is an error that names line and
 * column; none is skipped. Immutable and safe for threads.
 *
 * <pre>{@code
 * CodeMapping mapping = CodeMapping.bundled().and(CodeMapping.load(Path.of("province.csv")));
 * mapping.codesOn("05959", today);  // [05953]: old Kha Sơn, whose merged unit took the code of Lương Phú
 * }</pre>
 */
public final class CodeMapping {

    private final List<CodeChange> changes;

    private CodeMapping(List<CodeChange> changes) {
        this.changes = changes;
    }

    /**
     * Returns the mapping that comes with the SDK.
     *
     * @return the mapping
     * @throws ResourceException if it is missing from the jar
     */
    public static CodeMapping bundled() {
        return CodeMappingReader.read(TableText.bundled(CodeMapping.class, "code-mapping.csv"));
    }

    /**
     * Reads a mapping from a CSV file.
     *
     * @param file the file, at most 8 MiB and 100,000 lines, no cell longer than 500 characters
     * @return the mapping
     * @throws InvalidInputException if the file does not exist, is too large, or a line is wrong
     * @throws ResourceException if the file cannot be read
     */
    public static CodeMapping load(Path file) {
        return CodeMappingReader.read(TableText.load(file));
    }

    /**
     * Makes a mapping of changes.
     *
     * @param changes the changes, in any order
     * @return the mapping
     * @throws InvalidInputException if a pair of codes occurs twice on a day, or a commune went somewhere wholly and
     *     also elsewhere on the same day
     */
    public static CodeMapping of(Collection<CodeChange> changes) {
        List<CodeChange> sorted = changes.stream()
                .sorted(Comparator.comparing(CodeChange::from)
                        .thenComparing(CodeChange::oldCode)
                        .thenComparing(CodeChange::newCode))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            requireTogether(sorted.get(i - 1), sorted.get(i));
        }
        return new CodeMapping(sorted);
    }

    /**
     * Returns this mapping with the changes of another; what both say alike is kept once.
     *
     * @param other the other mapping
     * @return the joined mapping
     * @throws InvalidInputException if the two contradict each other
     */
    public CodeMapping and(CodeMapping other) {
        return of(Stream.concat(changes.stream(), other.changes.stream())
                .distinct()
                .toList());
    }

    /**
     * Returns all changes.
     *
     * @return by day, then by old code and new code
     */
    public List<CodeChange> changes() {
        return changes;
    }

    /**
     * Returns what became of a commune.
     *
     * @param oldCode five digits
     * @return the changes of that code by day; several on one day if the commune was divided; empty if none is recorded
     */
    public List<CodeChange> successors(String oldCode) {
        return changes.stream()
                .filter(change -> change.oldCode().equals(oldCode))
                .toList();
    }

    /**
     * Returns what a unit was made of.
     *
     * @param newCode five digits
     * @return the changes that led to that code by day; empty if none is recorded
     */
    public List<CodeChange> predecessors(String newCode) {
        return changes.stream()
                .filter(change -> change.newCode().equals(newCode))
                .toList();
    }

    /**
     * Follows a code of the oldest list in this mapping through all changes up to a day.
     *
     * @param oldCode five digits, as it was before the first change
     * @param date the day
     * @return the codes of that day: the same one if no change is recorded, several if the commune was divided
     * @throws InvalidInputException if the code is not five digits
     */
    public SortedSet<String> codesOn(String oldCode, LocalDate date) {
        if (!CodeChange.FIVE_DIGITS.matcher(oldCode).matches()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "old code", oldCode, "five digits");
        }
        SortedSet<String> codes = new TreeSet<>(Set.of(oldCode));
        for (List<CodeChange> day : byDay()) {
            if (!day.get(0).from().isAfter(date)) {
                follow(codes, day);
            }
        }
        return codes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodeMapping that && changes.equals(that.changes);
    }

    @Override
    public int hashCode() {
        return changes.hashCode();
    }

    /** Returns how many changes there are. */
    @Override
    public String toString() {
        return "CodeMapping[" + changes.size() + "]";
    }

    private static void follow(Set<String> codes, List<CodeChange> day) {
        Set<String> left = new HashSet<>();
        Set<String> reached = new HashSet<>();
        for (CodeChange change : day) {
            if (codes.contains(change.oldCode())) {
                left.add(change.oldCode());
                reached.add(change.newCode());
            }
        }
        codes.removeAll(left);
        codes.addAll(reached);
    }

    private List<List<CodeChange>> byDay() {
        List<List<CodeChange>> days = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= changes.size(); i++) {
            if (i == changes.size()
                    || !changes.get(i).from().equals(changes.get(from).from())) {
                days.add(changes.subList(from, i));
                from = i;
            }
        }
        return days;
    }

    private static void requireTogether(CodeChange before, CodeChange change) {
        boolean sameStart =
                before.from().equals(change.from()) && before.oldCode().equals(change.oldCode());
        boolean divided = before.extent() == CodeChange.Extent.PART
                && change.extent() == CodeChange.Extent.PART
                && !before.newCode().equals(change.newCode());
        if (sameStart && !divided) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "code change of " + change.oldCode() + " on " + change.from(),
                    before.newCode() + " and " + change.newCode(),
                    "one new code, or parts that go to different codes");
        }
    }
}
