package vn.motcua.signing.pdf;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.pdf.appearance.DateAppearance;
import vn.motcua.signing.pdf.appearance.NumberAppearance;
import vn.motcua.signing.pdf.appearance.StampProfile;

/** Texts in the blanks that a printed line leaves. */
final class StampedText {

    private static final double PADDING = 1;
    private static final double HEIGHT = 1.15;

    /** The space after a word, in parts of the type size. */
    private static final double SPACE = 0.25;

    private static final double SMALLEST_TYPE = 6;
    private static final double LARGEST_TYPE = 20;

    private StampedText() {}

    /** A text and the left edge of its letters on the displayed page. */
    private record Piece(String text, double left) {}

    /** Where a text may stand on its line. */
    private record Blank(double left, double right) {}

    static Drawing oneLine(String text, StampProfile profile) throws IOException {
        SerifType type = SerifType.open(profile.fontSize(), profile.italic());
        boolean drawn = false;
        try {
            TextSize size = new TextSize(type.width(text) + 2 * PADDING, HEIGHT * profile.fontSize() + 2 * PADDING);
            SerifType.Run run = new SerifType.Run(text, PADDING, size.height() - PADDING - type.ascent());
            drawn = true;
            return new DrawnRuns(type, size, List.of(run));
        } finally {
            if (!drawn) {
                type.close();
            }
        }
    }

    static Mark number(NumberAppearance number, StampProfile profile, List<TextLine> lines) throws IOException {
        for (TextLine line : lines) {
            Optional<TextLine.Found> words = line.find("Số:", 0).filter(found -> line.startsColumn(found.first()));
            if (words.isPresent()) {
                Blank blank = behind(line, words.get().last());
                TextLine.Glyph word = line.glyph(words.get().last());
                return draw(number.page(), word, profile, List.of(new Wanted(number.number(), blank, "number")));
            }
        }
        throw noBlank("Số:");
    }

    static Mark date(LocalDate date, int page, StampProfile profile, List<TextLine> lines) throws IOException {
        for (TextLine line : lines) {
            Optional<TextLine.Found> day = line.find("ngày", 0);
            Optional<TextLine.Found> month = day.flatMap(found -> line.find("tháng", found.last() + 1));
            Optional<TextLine.Found> year = month.flatMap(found -> line.find("năm", found.last() + 1));
            if (year.isPresent()
                    && emptyBetween(line, day.orElseThrow(), month.orElseThrow())
                    && emptyBetween(line, month.orElseThrow(), year.get())) {
                List<Wanted> wanted = new ArrayList<>();
                wanted.add(new Wanted(
                        DateAppearance.dayText(date),
                        behind(line, day.orElseThrow().last()),
                        "day"));
                wanted.add(new Wanted(
                        DateAppearance.monthText(date),
                        behind(line, month.orElseThrow().last()),
                        "month"));
                year(date, line, year.get()).ifPresent(wanted::add);
                return draw(page, line.glyph(day.orElseThrow().last()), profile, wanted);
            }
        }
        throw noBlank("ngày ... tháng ... năm");
    }

    /** A year that is printed must be that of the date; digits of it alone cannot be completed. */
    private static Optional<Wanted> year(LocalDate date, TextLine line, TextLine.Found words) {
        StringBuilder printed = new StringBuilder();
        for (int i = words.last() + 1; i < line.glyphs().size(); i++) {
            if (!line.glyph(i).filler()) {
                printed.append(line.glyph(i).text());
            }
        }
        String wanted = Integer.toString(date.getYear());
        if (printed.isEmpty()) {
            return Optional.of(new Wanted(wanted, behind(line, words.last()), "year"));
        }
        if (!printed.toString().startsWith(wanted)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "date", wanted, "the year the document prints behind \"năm\"");
        }
        return Optional.empty();
    }

    private static boolean emptyBetween(TextLine line, TextLine.Found before, TextLine.Found behind) {
        return line.glyphs().subList(before.last() + 1, behind.first()).stream().allMatch(TextLine.Glyph::filler);
    }

    private record Wanted(String text, Blank blank, String part) {}

    private static Blank behind(TextLine line, int word) {
        double from = line.glyph(word).right();
        double to = line.glyphs().stream()
                .skip(word + 1L)
                .filter(glyph -> !glyph.filler())
                .mapToDouble(TextLine.Glyph::left)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
        return new Blank(from, to);
    }

    private static Mark draw(int page, TextLine.Glyph word, StampProfile profile, List<Wanted> wanted)
            throws IOException {
        boolean plausible = word.size() >= SMALLEST_TYPE && word.size() <= LARGEST_TYPE;
        double fontSize = plausible ? word.size() : profile.fontSize();
        SerifType type = SerifType.open(fontSize, profile.italic());
        boolean drawn = false;
        try {
            List<Piece> pieces = new ArrayList<>();
            double right = 0;
            for (Wanted text : wanted) {
                Piece piece = fit(type, fontSize, text);
                pieces.add(piece);
                right = piece.left() + type.width(piece.text());
            }
            double left = pieces.get(0).left() - PADDING;
            TextSize size = new TextSize(right + PADDING - left, HEIGHT * fontSize + 2 * PADDING);
            double baseline = size.height() - PADDING - type.ascent();
            List<SerifType.Run> runs = pieces.stream()
                    .map(piece -> new SerifType.Run(piece.text(), piece.left() - left, baseline))
                    .toList();
            Room room = new Room(left, word.baseline() - type.ascent() - PADDING, size);
            drawn = true;
            return Mark.at(page, room, new DrawnRuns(type, size, runs));
        } finally {
            if (!drawn) {
                type.close();
            }
        }
    }

    /** In the middle of a blank that ends, one space behind the word otherwise. */
    private static Piece fit(SerifType type, double fontSize, Wanted wanted) throws IOException {
        double width = type.width(wanted.text());
        Blank blank = wanted.blank();
        if (Double.isInfinite(blank.right())) {
            return new Piece(wanted.text(), blank.left() + SPACE * fontSize);
        }
        double room = blank.right() - blank.left();
        if (width > room) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    wanted.part(),
                    "a text wider than its blank",
                    "a blank of at least " + Math.ceil(width) + " points, or an area");
        }
        double space = Math.min(SPACE * fontSize, (room - width) / 2);
        boolean column = room > width + 4 * fontSize;
        return new Piece(wanted.text(), blank.left() + (column ? space : (room - width) / 2));
    }

    private static InvalidInputException noBlank(String words) {
        return new InvalidInputException(
                FailureCode.INVALID_VALUE,
                "stamp",
                "a page without a blank at \"" + words + "\"",
                "a blank, or an area");
    }
}
