package vn.motcua.signing.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSStream;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.pdf.appearance.AppearanceProfile;

/** Lines of black text, one below the other, drawn as the appearance of a signature. */
final class DrawnText implements Drawing {

    private static final double LEADING = 1.15;
    private static final double PADDING = 1;

    private final SerifType type;
    private final AppearanceProfile profile;
    private final List<String> lines;

    private DrawnText(SerifType type, AppearanceProfile profile, List<String> lines) {
        this.type = type;
        this.profile = profile;
        this.lines = lines;
    }

    /** Wraps the lines into the profile's box, or refuses them. */
    static DrawnText wrap(List<String> paragraphs, AppearanceProfile profile) throws IOException {
        SerifType type = SerifType.open(profile.fontSize(), false);
        boolean wrapped = false;
        try {
            List<String> lines = new ArrayList<>();
            DrawnText drawn = new DrawnText(type, profile, lines);
            for (String paragraph : paragraphs) {
                drawn.wrapInto(lines, paragraph);
            }
            drawn.requireHeight();
            wrapped = true;
            return drawn;
        } finally {
            if (!wrapped) {
                type.close();
            }
        }
    }

    @Override
    public TextSize size() {
        return new TextSize(profile.box().width(), lines.size() * leading() + 2 * PADDING);
    }

    @Override
    public COSStream form(COSArray matrix) throws IOException {
        TextSize size = size();
        List<SerifType.Run> runs = new ArrayList<>();
        double baseline = size.height() - PADDING - type.ascent();
        for (String line : lines) {
            runs.add(new SerifType.Run(line, PADDING, baseline));
            baseline -= leading();
        }
        return type.form(size, runs, matrix);
    }

    private double leading() {
        return LEADING * profile.fontSize();
    }

    private void wrapInto(List<String> wrapped, String paragraph) throws IOException {
        String line = "";
        for (String word : paragraph.split("\\s+", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (type.width(longer) > profile.box().width() - 2 * PADDING && !line.isEmpty()) {
                wrapped.add(line);
                longer = word;
            }
            line = longer;
            requireWidth(line);
        }
        wrapped.add(line);
    }

    private void requireWidth(String word) throws IOException {
        if (type.width(word) > profile.box().width() - 2 * PADDING) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "appearance text",
                    "a word wider than its box",
                    "words of at most " + profile.box().width() + " points");
        }
    }

    private void requireHeight() {
        if (size().height() > profile.box().maxHeight()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "appearance text",
                    lines.size() + " lines",
                    "lines that fit into " + profile.box().maxHeight() + " points");
        }
    }

    @Override
    public void close() {
        type.close();
    }
}
