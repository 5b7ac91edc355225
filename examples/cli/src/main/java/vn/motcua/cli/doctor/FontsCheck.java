package vn.motcua.cli.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Whether the font for the texts of signatures is there, with every Vietnamese letter. */
final class FontsCheck implements Check {

    private static final String SERIF = "/liberation/LiberationSerif-Regular.ttf";
    private static final String LETTERS = "ĂÂĐÊÔƠƯăâđêôơư"
            + "ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ"
            + "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ";

    private static final Text COMPLETE =
            new Text("%s is bundled with every Vietnamese letter", "%s đi kèm, đủ chữ tiếng Việt");
    private static final Text INCOMPLETE = new Text(
            "The bundled font lacks letters: %s. Take the SDK's jars from its maker again",
            "Phông chữ đi kèm thiếu chữ: %s. Hãy lấy lại các tệp jar của SDK");
    private static final Text MISSING = new Text(
            "The bundled font cannot be read: no text can be drawn on a signature. Put openpdf-fonts-extra on the class"
                    + " path",
            "Không đọc được phông chữ đi kèm nên không vẽ được chữ trên chữ ký. Hãy thêm openpdf-fonts-extra vào class"
                    + " path");

    private final Supplier<Optional<InputStream>> font;

    FontsCheck(Supplier<Optional<InputStream>> font) {
        this.font = font;
    }

    static FontsCheck bundled() {
        return new FontsCheck(() -> Optional.ofNullable(FontsCheck.class.getResourceAsStream(SERIF)));
    }

    @Override
    public String name() {
        return "fonts";
    }

    @Override
    public List<Finding> run() {
        Optional<InputStream> opened = font.get();
        if (opened.isEmpty()) {
            return List.of(Finding.of(Status.WILL_NOT_WORK, MISSING));
        }
        try (InputStream in = opened.get();
                TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            String lacking = lacking(parsed.getUnicodeCmapLookup());
            return List.of(
                    lacking.isEmpty()
                            ? Finding.of(Status.OK, COMPLETE.with(parsed.getName()))
                            : Finding.of(Status.WILL_NOT_WORK, INCOMPLETE.with(lacking)));
        } catch (IOException e) {
            return List.of(Finding.of(Status.WILL_NOT_WORK, MISSING));
        }
    }

    private static String lacking(CmapLookup glyphs) {
        return LETTERS.codePoints()
                .filter(letter -> glyphs.getGlyphId(letter) == 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining(" "));
    }
}
