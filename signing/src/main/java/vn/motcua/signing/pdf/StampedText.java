package vn.motcua.signing.pdf;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.pdf.appearance.DateAppearance;
import vn.motcua.signing.pdf.appearance.DateBlank;
import vn.motcua.signing.pdf.appearance.NumberAppearance;
import vn.motcua.signing.pdf.appearance.StampProfile;

/** Texts in the blanks that a printed line leaves. */
final class StampedText {

    private static final double PADDING = 1;
    private static final double HEIGHT = 1.15;

    private static final double SMALLEST_TYPE = 6;
    private static final double LARGEST_TYPE = 20;

    private StampedText() {}

    static DrawnRuns oneLine(String text, double fontSize, boolean italic) throws IOException {
        SerifType type = SerifType.open(fontSize, italic);
        boolean drawn = false;
        try {
            TextSize size = new TextSize(type.width(text) + 2 * PADDING, HEIGHT * fontSize + 2 * PADDING);
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
                Stamp stamp = new Stamp(number.number(), "number", profile);
                return stamp.behind(line, words.get().last(), number.page());
            }
        }
        throw noBlank("Số:");
    }

    /** Fills one blank, which must be one of those the line leaves. */
    static Mark date(DateAppearance appearance, LocalDate date, StampProfile profile, List<TextLine> lines)
            throws IOException {
        DateLine line = DateLine.find(lines);
        List<DateBlank> blanks = line.blanks(date);
        DateBlank blank = appearance.blank().orElse(blanks.get(0));
        if (!blanks.contains(blank)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "date", "a blank the document has filled itself", blanks.toString());
        }
        if (appearance.blank().isEmpty() && blanks.size() > 1) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "date",
                    "one signature for " + blanks.size() + " blanks",
                    "PdfSigner.signAll, which makes one for each, or the name of one blank");
        }
        Stamp stamp = new Stamp(blank.figures(date), blank.word(), profile);
        return stamp.behind(line.line(), line.last(blank), appearance.page());
    }

    private record Stamp(String text, String part, StampProfile profile) {

        /** On the baseline of the word it follows, in its size, or in that of the rule where that one is too wide. */
        Mark behind(TextLine line, int last, int page) throws IOException {
            TextLine.Glyph word = line.glyph(last);
            boolean plausible = word.size() >= SMALLEST_TYPE && word.size() <= LARGEST_TYPE;
            DrawnRuns drawn = oneLine(text, plausible ? word.size() : profile.fontSize(), profile.italic());
            if (word.size() > profile.fontSize()
                    && !TextBlank.behind(line, last).holds(drawn.size().width())) {
                drawn.close();
                drawn = oneLine(text, profile.fontSize(), profile.italic());
            }
            boolean placed = false;
            try {
                TextSize size = drawn.size();
                double left = TextBlank.behind(line, last)
                        .place(part, size.width(), drawn.type().size());
                Room room = new Room(left, word.baseline() - drawn.type().ascent() - PADDING, size);
                placed = true;
                return Mark.at(page, room, drawn);
            } finally {
                if (!placed) {
                    drawn.close();
                }
            }
        }
    }

    static InvalidInputException noBlank(String words) {
        return new InvalidInputException(
                FailureCode.INVALID_VALUE,
                "stamp",
                "a page without a blank at \"" + words + "\"",
                "a blank, or an area");
    }
}
