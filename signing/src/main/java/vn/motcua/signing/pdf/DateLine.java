package vn.motcua.signing.pdf;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.pdf.appearance.DateBlank;

/**
 * The line of a page that waits for its date.
 *
 * @param line the line
 * @param words the last glyph of the word in front of each blank
 */
record DateLine(TextLine line, Map<DateBlank, Integer> words) {

    private static final int MOST_DAYS = 20;

    static DateLine find(List<TextLine> lines) {
        return lines.stream()
                .map(DateLine::in)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> StampedText.noBlank("ngày ... tháng ... năm"));
    }

    /** Another column on the same height may name days, too. */
    private static Optional<DateLine> in(TextLine line) {
        Optional<TextLine.Found> day = line.find(DateBlank.DAY.word(), 0);
        for (int tries = 0; day.isPresent() && tries < MOST_DAYS; tries++) {
            Optional<DateLine> found = from(line, day.get().first());
            if (found.isPresent()) {
                return found;
            }
            day = line.find(DateBlank.DAY.word(), day.get().last() + 1);
        }
        return Optional.empty();
    }

    /** The words in their order, with nothing but dots between. */
    private static Optional<DateLine> from(TextLine line, int start) {
        Map<DateBlank, Integer> words = new EnumMap<>(DateBlank.class);
        int behind = start;
        for (DateBlank blank : DateBlank.values()) {
            Optional<TextLine.Found> word = line.find(blank.word(), behind);
            boolean follows = word.isPresent()
                    && (words.isEmpty() || empty(line, behind, word.get().first()));
            if (!follows) {
                return Optional.empty();
            }
            behind = word.get().last() + 1;
            words.put(blank, word.get().last());
        }
        return Optional.of(new DateLine(line, words));
    }

    private static boolean empty(TextLine line, int from, int to) {
        return line.glyphs().subList(from, to).stream().allMatch(TextLine.Glyph::filler);
    }

    /** The blanks to fill; that of the year is none where the document prints its year, which must be the date's. */
    List<DateBlank> blanks(LocalDate date) {
        StringBuilder printed = new StringBuilder();
        line.glyphs().stream()
                .skip(last(DateBlank.YEAR) + 1L)
                .filter(glyph -> !glyph.filler())
                .forEach(glyph -> printed.append(glyph.text()));
        String year = DateBlank.YEAR.figures(date);
        if (!printed.isEmpty() && !printed.toString().startsWith(year)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "date", year, "the year the document prints behind \"năm\"");
        }
        return Stream.of(DateBlank.values())
                .filter(blank -> blank != DateBlank.YEAR || printed.isEmpty())
                .toList();
    }

    int last(DateBlank blank) {
        return words.getOrDefault(blank, 0);
    }
}
