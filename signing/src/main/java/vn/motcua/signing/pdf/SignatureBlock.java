package vn.motcua.signing.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.pdf.appearance.PersonAppearance;

/**
 * The gap a document leaves for a handwritten signature: between the line of the position and the full name below it.
 *
 * @param page the page, counted from 1
 * @param gap the gap, as wide as the name
 */
record SignatureBlock(int page, Room gap) {

    /** Lower gaps are between lines of a list, not above a name that waits for a signature; inferred. */
    private static final double LOWEST_GAP = 20;

    /** How far Vietnamese capitals with their marks rise above the baseline, and letters fall below it. */
    private static final double RISE = 0.95;

    private static final double FALL = 0.25;
    private static final int PAGES_SEARCHED = 50;
    private static final int MOST_NAMES = 100;

    static SignatureBlock find(SourcePdf source, PersonAppearance person, double inset) {
        int last = person.page().isPresent() ? person.page().getAsInt() : source.pageCount();
        int first = person.page().isPresent() ? last : Math.max(1, last - PAGES_SEARCHED + 1);
        TextBudget budget = new TextBudget();
        return IntStream.iterate(last, page -> page >= first, page -> page - 1)
                .mapToObj(page -> onPage(page, PageText.read(source, page, budget), person, inset))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        FailureCode.INVALID_VALUE,
                        "person",
                        "a document without a gap above the full name",
                        "the full name below its position with room between, or an area"));
    }

    private static Optional<SignatureBlock> onPage(
            int page, List<TextLine> lines, PersonAppearance person, double inset) {
        List<TextLine> columns = new ArrayList<>();
        lines.forEach(line -> columns.addAll(line.columns()));
        List<TextLine> positions = columns.stream()
                .filter(column -> person.position().map(column::contains).orElse(true))
                .toList();
        return columns.stream()
                .filter(column -> column.reads(person.fullName()))
                .sorted(Comparator.comparingDouble(TextLine::baseline).reversed())
                .limit(MOST_NAMES)
                .flatMap(name -> above(name, positions).map(position -> gap(position, name, inset)).stream())
                .filter(gap -> gap.size().height() >= LOWEST_GAP)
                .map(gap -> new SignatureBlock(page, gap))
                .findFirst();
    }

    private static Optional<TextLine> above(TextLine name, List<TextLine> positions) {
        return positions.stream()
                .filter(column -> column.baseline() < name.baseline() - name.size() * 0.5)
                .filter(column -> column.left() < name.right() && name.left() < column.right())
                .max(Comparator.comparingDouble(TextLine::baseline));
    }

    private static Room gap(TextLine position, TextLine name, double inset) {
        double upper = position.baseline() + FALL * position.size() + inset;
        double lower = name.baseline() - RISE * name.size() - inset;
        return new Room(name.left(), upper, new TextSize(name.right() - name.left(), lower - upper));
    }
}
